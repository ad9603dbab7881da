import type { Language, Text } from '../../model/text.ts'
import { type Context, placeOf } from './context.ts'
import { type Heading, plainWords as plain, type Root, type RootContent } from './markdown.ts'

/** The parts of a step as they stand in the file. */
export interface StepParts {
  readonly heading: Heading
  readonly title: Text
  /** What comes before the words in either language: the step's `yaml` block. */
  readonly before: readonly RootContent[]
  readonly words: Readonly<Record<Language, readonly RootContent[]>>
}

/** The headings that begin the words of a language. */
const LANGUAGE_HEADINGS: Readonly<Record<string, Language>> = {
  english: 'en',
  en: 'en',
  中文: 'zh',
  zh: 'zh',
}

/** Cuts a lesson into its steps, and each of these into its languages. */
export function splitSteps({ children }: Root, context: Context): StepParts[] {
  const starts = children.flatMap((part, i) => (part.type === 'heading' && part.depth === 1 ? [i] : []))
  const stray = children.find((_, i) => i < (starts[0] ?? children.length))
  if (stray || starts.length === 0) {
    const place = stray ? placeOf(context, stray) : { file: context.file, line: 1, column: 1 }
    const expected = 'a step, which begins with a heading: # English title | 中文标题'
    context.problems.add('bad-value', place, stray ? 'text before the first step' : 'no step', expected)
  }
  return starts.map((start, i) => {
    const [heading, ...rest] = children.slice(start, starts[i + 1]) as [Heading, ...RootContent[]]
    return { heading, title: titleOf(heading, context), ...languagesOf(heading, rest, context) }
  })
}

function titleOf(heading: Heading, context: Context): Text {
  const [en = '', zh = '', ...more] = plain(heading)
    .split('|')
    .map((part) => part.trim())
  if (en === '' || zh === '' || more.length > 0)
    context.problems.add(
      'bad-value',
      placeOf(context, heading),
      `the heading “${plain(heading).slice(0, 60)}”`,
      'a title in both languages: English | 中文',
    )
  return { en, zh }
}

function languagesOf(heading: Heading, rest: readonly RootContent[], context: Context) {
  const before: RootContent[] = []
  const words: Record<Language, RootContent[]> = { en: [], zh: [] }
  let into = before
  for (const part of rest)
    if (part.type === 'heading' && part.depth === 2) {
      const language = LANGUAGE_HEADINGS[plain(part).trim().toLowerCase()]
      if (language) into = words[language]
      else
        context.problems.add(
          'bad-value',
          placeOf(context, part),
          `the heading “${plain(part).slice(0, 60)}”`,
          '## English or ## 中文; headings within the text begin with ###',
        )
    } else into.push(part)
  for (const [language, name] of [
    ['en', 'English'],
    ['zh', '中文'],
  ] as const)
    if (words[language].length === 0)
      context.problems.add(
        'missing-key',
        placeOf(context, heading),
        `no words under ## ${name}`,
        'every step in both languages',
      )
  return { before, words }
}
