import type { LessonStep, StepWords } from '../../model/lesson.ts'
import { checkShape } from '../checkShape.ts'
import { readYaml } from '../readYaml.ts'
import { lessonStep } from '../schemas/lessonFile.ts'
import { type Context, placeOf } from './context.ts'
import type { Code, RootContent } from './markdown.ts'
import { padded } from './padded.ts'
import { readBlocks } from './readBlocks.ts'
import { readChart, readGame, readLeverNames, readSettings } from './readTask.ts'
import type { StepParts } from './splitSteps.ts'

type Task = Pick<LessonStep, 'chart' | 'levers' | 'settings' | 'game'>

/** One step of a lesson; undefined where its `yaml` block could not be read. */
export function readStep({ title, before, words }: StepParts, context: Context): LessonStep | undefined {
  const spoken = { en: wordsOf(words.en, context), zh: wordsOf(words.zh, context) }
  const task = taskOf(before, context)
  return task && { title, ...task, words: spoken }
}

/** A rule (`---`) parts what is shown at once from what is revealed. */
function wordsOf(parts: readonly RootContent[], context: Context): StepWords {
  const rule = parts.findIndex(({ type }) => type === 'thematicBreak')
  const [shown, revealed] = rule < 0 ? [parts, []] : [parts.slice(0, rule), parts.slice(rule + 1)]
  return { shown: readBlocks(shown, context), revealed: readBlocks(revealed, context) }
}

function taskOf(before: readonly RootContent[], context: Context): Task | undefined {
  const isTask = (part: RootContent): part is Code => part.type === 'code' && part.lang === 'yaml'
  const [task, ...more] = before.filter(isTask)
  const stray = more[0] ?? before.find((part) => !isTask(part))
  if (stray)
    context.problems.add(
      'bad-value',
      placeOf(context, stray),
      more[0] ? 'a second yaml block' : 'text outside both languages',
      'one yaml block, then ## English and ## 中文',
    )
  return task ? readTask(task, context) : { levers: [] }
}

function readTask(task: Code, context: Context): Task | undefined {
  const { line } = placeOf(context, task)
  const { source, diagnostics } = readYaml(context.file, padded(task.value, line + 1))
  context.problems.addAll(diagnostics)
  const shape = source && checkShape(lessonStep, source)
  context.problems.addAll(shape?.diagnostics ?? [])
  if (!source || !shape?.data) return undefined
  const { chart, levers, set, game } = shape.data
  const read = { source, ...context }
  const [charted, settings, played] = [
    chart && readChart(chart, read),
    set && readSettings(set, read),
    game && readGame(game, read),
  ]
  return {
    levers: readLeverNames(levers, read),
    ...(charted ? { chart: charted } : {}),
    ...(settings ? { settings } : {}),
    ...(played ? { game: played } : {}),
  }
}
