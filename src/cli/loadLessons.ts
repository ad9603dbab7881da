import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { chartProblems } from '../charts/chartProblems.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { readLesson } from '../language/lessons/readLesson.ts'
import type { Lesson } from '../model/lesson.ts'
import type { Fingerprint } from '../report/manifest.ts'
import { fingerprint } from './diskFiles.ts'
import { FaultyScenario } from './faultyScenario.ts'
import type { Ready } from './loadFile.ts'
import { Refusal } from './refusal.ts'

/** Far above any real lesson. */
const LARGEST = 1024 * 1024

/** A lesson's file name is part of addresses. */
const NAME = /^([A-Za-z0-9][A-Za-z0-9_-]{0,60})\.md$/

/** A lesson file as it was read. */
export interface LessonText {
  readonly file: string
  readonly id: string
  readonly text: string
}

/** @throws Refusal for files that are not there or not lessons */
export function readLessonFiles(files: readonly string[]): LessonText[] {
  const read = files.map((file): LessonText => {
    const id = NAME.exec(basename(file))?.[1]
    if (id === undefined)
      throw new Refusal(
        `${file} is no lesson: a lesson is a file such as one-month.md (letters, digits, - and _)`,
      )
    const found = statSync(file, { throwIfNoEntry: false })
    if (!found?.isFile()) throw new Refusal(`there is no file ${file}`)
    if (found.size > LARGEST) throw new Refusal(`${file} is larger than ${LARGEST / 1024 / 1024} MB`)
    return { file, id, text: readFileSync(file, 'utf8') }
  })
  const twice = read.find(({ id }, i) => read.findIndex((one) => one.id === id) < i)
  if (twice) throw new Refusal(`two lessons are called ${twice.id}.md`)
  return read
}

/** The lessons for the page of a scenario. @throws FaultyScenario with all that is wrong with them */
export function lessonsFor(texts: readonly LessonText[], ready: Ready): Lesson[] {
  const read = texts.map(({ file, text, id }) => readLesson(file, text, id, ready.scenario))
  const lessons = read.flatMap(({ lesson }) => lesson ?? [])
  const problems = [
    ...read.flatMap(({ diagnostics }) => diagnostics),
    ...lessons.flatMap((lesson) => chartsOf(lesson, ready)),
  ]
  if (problems.length > 0) throw new FaultyScenario(problems, (path) => path)
  return lessons
}

function chartsOf({ steps }: Lesson, { scenario, system }: Ready): Diagnostic[] {
  return chartProblems({ ...scenario, charts: steps.flatMap(({ chart }) => chart ?? []) }, system)
}

/** What the manifest says of lessons: the folder's and the file's own names are enough to find them. */
export function lessonFingerprints(texts: readonly LessonText[]): Fingerprint[] {
  return texts.map(({ file, text }) => {
    return fingerprint(`${basename(dirname(resolve(file)))}/${basename(file)}`, text)
  })
}
