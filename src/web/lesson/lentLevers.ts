/// <reference lib="dom" />

/** A lever and what keeps its place on the page meanwhile. */
interface Lent {
  readonly lever: HTMLElement
  readonly mark: Comment
}

/** The page's own levers that stand in the step of a lesson while it is shown, so that there is one of each. */
export class LentLevers {
  readonly #lent: Lent[] = []

  /** Brings the levers that a place in a step names. */
  bring(place: HTMLElement | null | undefined): void {
    for (const name of JSON.parse(place?.dataset.levers ?? '[]') as string[]) {
      const lever = document
        .querySelector<HTMLElement>(`input[data-lever="${CSS.escape(name)}"]`)
        ?.closest('.lever')
      if (!(lever instanceof HTMLElement) || !place) continue
      const mark = document.createComment('')
      lever.replaceWith(mark)
      place.append(lever)
      this.#lent.push({ lever, mark })
    }
  }

  /** Puts them all back where they were. */
  giveBack(): void {
    for (const { lever, mark } of this.#lent.splice(0)) mark.replaceWith(lever)
  }
}
