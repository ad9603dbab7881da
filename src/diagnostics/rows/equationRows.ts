import type { CatalogueRow } from '../catalogueRow.ts'
import { type Example, example } from '../example.ts'

function inEquation(equation: string): Example {
  return example({
    'model.yaml': `\n  yield:\n    unit: dimensionless\n    label: { en: Yield, zh: 收率 }\n    equation: ${equation}\n`,
  })
}

/** Problems of an equation's text, before names and units are looked at. */
export const EQUATION_ROWS: readonly CatalogueRow[] = [
  {
    code: 'equation-syntax',
    title: 'An equation that cannot be read',
    explanation: 'A value, an operator or a bracket is missing or too much at the place shown.',
    example: inEquation('(1 + 2) *▶'),
  },
  {
    code: 'not-allowed',
    title: 'Something that equations do not have',
    explanation:
      'Equations are made of numbers, names, the operators + - * / ^, comparisons, and, or, not, conditions ? : and functions of the language. There are no assignments, percent signs, points after names, matrices, texts or programs.',
    example: inEquation('50▶%'),
  },
  {
    code: 'operator-missing',
    title: 'Two values without an operator between them',
    explanation:
      'Nothing is multiplied silently: write 2 * x. A function is a plain name before its bracket.',
    example: inEquation('2 ▶time'),
  },
  {
    code: 'chained-comparison',
    title: 'Two comparisons in a row',
    explanation: 'Write a < b and b < c instead of a < b < c.',
    example: inEquation('"0 < time ▶< 6 ? 1 : 2"'),
  },
  {
    code: 'misplaced-text',
    title: 'A text in an equation',
    explanation:
      'Texts stand only for dates, in functions that take one: date("2027-01"), at(x, "2027-01"), highest(x, "2027", "2028").',
    example: inEquation("max(1, ▶'much')"),
  },
  {
    code: 'equation-too-long',
    title: 'A very long equation',
    explanation:
      'Nobody can check more than 10,000 characters. Split it into auxiliaries with names of their own.',
    example: inEquation(`▶1${' + 1'.repeat(2500)}`),
  },
]
