import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadFile } from '../../src/cli/loadFile.ts'
import { lessonsFor, readLessonFiles } from '../../src/cli/loadLessons.ts'

const FOLDER = 'scenarios/gallium/lessons'
const names = readdirSync(FOLDER)
const ready = loadFile('scenarios/gallium/base.yaml')

test.each(names)('the lesson %s is sound: what it names is there, in both languages', (name) => {
  const [lesson] = lessonsFor(readLessonFiles([`${FOLDER}/${name}`]), ready)
  expect(lesson?.steps.length).toBeGreaterThanOrEqual(3)
  for (const { words } of lesson?.steps ?? []) {
    const kinds = (blocks: readonly { kind: string }[]): string[] => blocks.map(({ kind }) => kind)
    expect(kinds(words.zh.shown)).toEqual(kinds(words.en.shown))
    expect(kinds(words.zh.revealed)).toEqual(kinds(words.en.revealed))
  }
})

test('there are lessons, and one of them is a game', () => {
  const lessons = lessonsFor(readLessonFiles(names.map((name) => `${FOLDER}/${name}`)), ready)
  expect(lessons.length).toBeGreaterThanOrEqual(3)
  expect(lessons.filter(({ steps }) => steps.some(({ game }) => game))).toHaveLength(1)
})
