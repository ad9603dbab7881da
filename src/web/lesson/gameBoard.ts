/// <reference lib="dom" />
import type { Begun } from '../../study/game/gameSystem.ts'
import { replace } from '../dom.ts'
import type { ReaderPage } from '../readerPage.ts'
import type { GameAnswer, GameQuestion } from './lessonMessages.ts'

/** One game as it is played: the code of its history, the turn, and what was begun when. */
export class GameBoard {
  readonly #page: ReaderPage
  readonly #board: HTMLElement
  readonly #lesson: string
  readonly #step: number
  #history = 1
  #turn = 0
  #time = 0
  #begun: Begun = {}
  /** Only the answer to the last question is shown. */
  #number = 0

  constructor(page: ReaderPage, board: HTMLElement, lesson: string, step: number) {
    this.#page = page
    this.#board = board
    this.#lesson = lesson
    this.#step = step
    board.addEventListener('click', ({ target }) => {
      if (target instanceof Element) this.#press(target)
    })
  }

  /** Shows where the game stands, in the language of the page. */
  refresh(): void {
    void this.#show(false)
  }

  #press(target: Element): void {
    if (target.closest('.game-decide')) this.#decide()
    else if (target.closest('.game-again')) this.#restart(this.#history)
    else if (target.closest('.game-anew')) this.#restart(this.#history + 1)
  }

  #decide(): void {
    const chosen = this.#board.querySelectorAll<HTMLInputElement>('input[name="measure"]:checked')
    const added = [...chosen].flatMap(({ value }) => (value === '' ? [] : [[value, this.#time] as const]))
    this.#begun = { ...this.#begun, ...Object.fromEntries(added) }
    this.#turn += 1
    void this.#show(true)
  }

  #restart(history: number): void {
    this.#history = history
    this.#turn = 0
    this.#begun = {}
    void this.#show(true)
  }

  async #show(moves: boolean): Promise<void> {
    const number = ++this.#number
    for (const button of this.#board.querySelectorAll('button')) button.disabled = true
    const question: GameQuestion = {
      ...{ lesson: this.#lesson, step: this.#step, code: String(this.#history) },
      ...{ turn: this.#turn, begun: this.#begun, language: this.#page.language },
    }
    const answer = await this.#page.ask<GameAnswer | undefined>('game', question)
    if (number !== this.#number || !answer) return
    this.#time = answer.time
    replace(this.#board, answer.markup)
    this.#board.dataset.turn = String(this.#turn)
    if (moves) this.#board.querySelector<HTMLElement>('h3')?.focus()
  }
}
