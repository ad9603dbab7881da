import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Lesson } from '../../model/lesson.ts'
import type { Scenario } from '../../model/scenario.ts'
import { checkShape } from '../checkShape.ts'
import { controlCharacter, TEXT_FILE } from '../controlCharacter.ts'
import { Problems } from '../problems.ts'
import { readYaml } from '../readYaml.ts'
import { lessonHead } from '../schemas/lessonFile.ts'
import type { Context } from './context.ts'
import { parseMarkdown } from './markdown.ts'
import { padded } from './padded.ts'
import { readStep } from './readStep.ts'
import { splitSteps } from './splitSteps.ts'

const MOST_CHARACTERS = 200_000

const HEAD = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/

/**
 * Reads a lesson: Markdown (CommonMark) with a head in YAML, and a step for each heading of the first level. See "Lessons" in
 * `scenarios/LANGUAGE.md`.
 * @param file its name, as problems give it
 * @param scenario the published one: its levers, charts, metrics and outputs are what a lesson may speak of
 * @param id what addresses call the lesson
 * @returns the lesson, or all that is wrong with it
 */
export function readLesson(
  file: string,
  text: string,
  id: string,
  scenario: Scenario,
): { lesson?: Lesson; diagnostics: readonly Diagnostic[] } {
  const problems = new Problems()
  const lesson = isText(file, text, problems)
    ? lessonOf({ file, scenario, problems }, text.replace(/^\uFEFF/, ''), id)
    : undefined
  const diagnostics = problems.sorted([file])
  return { diagnostics, ...(lesson && diagnostics.length === 0 ? { lesson } : {}) }
}

function isText(file: string, text: string, problems: Problems): boolean {
  const place = { file, line: 1, column: 1 }
  if (text.length > MOST_CHARACTERS) {
    problems.add('file-too-large', place, `${text.length} characters`, `at most ${MOST_CHARACTERS}`)
    return false
  }
  const line = text.split('\n').findIndex((one) => controlCharacter(one) !== undefined)
  if (line < 0) return true
  const found = controlCharacter(text.split('\n')[line] as string) as string
  problems.add('bad-character', { ...place, line: line + 1 }, found, TEXT_FILE)
  return false
}

function lessonOf(context: Context, text: string, id: string): Lesson | undefined {
  const { file, problems } = context
  const [whole, yaml] = HEAD.exec(text) ?? []
  if (whole === undefined || yaml === undefined) {
    const expected = 'a head with title and summary between two lines of ---'
    problems.add('missing-key', { file, line: 1, column: 1 }, 'no head', expected)
    return undefined
  }
  const head = headOf(context, yaml)
  const lines = whole.split('\n').length
  const tree = parseMarkdown(padded(text.slice(whole.length), lines))
  const steps = splitSteps(tree, context).flatMap((parts) => readStep(parts, context) ?? [])
  if (!head) return undefined
  const { minutes, ...words } = head
  return { id, ...words, ...(minutes === undefined ? {} : { minutes }), steps }
}

function headOf({ file, problems }: Context, yaml: string) {
  const { source, diagnostics } = readYaml(file, padded(yaml, 2))
  problems.addAll(diagnostics)
  if (!source) return undefined
  const shape = checkShape(lessonHead, source)
  problems.addAll(shape.diagnostics)
  return shape.data
}
