import type { CatalogueRow } from '../catalogueRow.ts'
import { example } from '../example.ts'

const PRICE = 'unit: USD/kg, label: { en: Price, zh: 价格 }, source: a report, grade: reported'

/** Problems of keys, values and names. */
export const SHAPE_ROWS: readonly CatalogueRow[] = [
  {
    code: 'unknown-key',
    title: 'A key that this kind of entry does not have',
    explanation:
      'Keys are fixed, so that a typing error cannot silently leave a setting out. The message lists the keys and the nearest one.',
    example: example({
      'parameters.yaml': `parameters:\n  price: { value: 3, ${PRICE}, ▶notes: from 2021 }\n`,
    }),
  },
  {
    code: 'missing-key',
    title: 'A key is missing',
    explanation: 'The entry needs it; LANGUAGE.md shows an example of every kind of entry.',
    example: example({
      'parameters.yaml':
        'parameters:\n  ▶price: { value: 3, unit: USD/kg, source: a report, grade: reported }\n',
    }),
  },
  {
    code: 'missing-evidence',
    title: 'A number without its source or grade',
    explanation:
      'Every number says where it comes from (source) and how well it is known (grade: measured, reported, literature or judgement; definition for what holds by convention). If nobody has measured it, say so: source "prior, no published source found", grade judgement.',
    example: example({
      'parameters.yaml':
        'parameters:\n  ▶price: { value: 3, unit: USD/kg, label: { en: Price, zh: 价格 }, grade: reported }\n',
    }),
  },
  {
    code: 'wrong-type',
    title: 'A value of the wrong kind',
    explanation:
      'A text stands where a number is expected, a list where names with values are, or the like. A number meant as a text needs quotation marks.',
    example: example({ 'main.yaml': '\nensemble: { members: ▶many }\n' }),
  },
  {
    code: 'bad-value',
    title: 'A value that is not allowed here',
    explanation:
      'The value is of the right kind but none of the possible ones, out of range, or does not go together with another. The message says what is.',
    example: example({ 'main.yaml': '\nensemble: { design: ▶sobel }\n' }),
  },
  {
    code: 'bad-name',
    title: 'A name of characters that names cannot have',
    explanation:
      'Names used in equations are letters, digits and underscores and begin with a letter; elements, project ids and charts may hold hyphens and begin with a digit. At most 100 characters.',
    example: example({
      'parameters.yaml': `parameters:\n  price: { value: 3, ${PRICE} }\n  ▶price-2021: { value: 3, ${PRICE} }\n`,
    }),
  },
  {
    code: 'reserved-name',
    title: 'A name the language uses itself',
    explanation:
      'Functions (min, smooth1 …), reducers (highest …), time, timeStep, words such as and, and a few names that are awkward for programs cannot be given to anything else.',
    example: example({
      'parameters.yaml': `parameters:\n  price: { value: 3, ${PRICE} }\n  ▶time: { value: 3, ${PRICE} }\n`,
    }),
  },
  {
    code: 'duplicate-name',
    title: 'Two things have the same name',
    explanation:
      'Variables, parameters, project columns and dimensions share one space of names, since equations refer to all of them by name alone. Elements of a dimension, projects and events are each distinct too.',
    example: example({
      'parameters.yaml': `parameters:\n  price: { value: 3, ${PRICE} }\n  ▶worth: { value: 3, ${PRICE} }\n`,
    }),
  },
  {
    code: 'bad-date',
    title: 'Not a date',
    explanation:
      'Dates are 2027-01-15, 2027-01, 2027 or never, and must exist in the calendar; months are 2027-01. In equations a date stands in quotation marks: date("2027-01").',
    example: example({ 'main.yaml': '\ntime: { end: ▶2022-13 }\n' }),
  },
  {
    code: 'span-too-long',
    title: 'More than 200 years are simulated',
    explanation:
      'The end lies at most 200 years after the start: paths of longer spans would not fit into memory. Often a year is misspelt.',
    example: example({ 'main.yaml': '\ntime: { end: ▶9999-12 }\n' }),
  },
  {
    code: 'bad-distribution',
    title: 'A distribution whose arguments do not make one',
    explanation:
      'For example low above high, a negative sd, probabilities that do not add up to 1, quantiles out of order, or dates for a number that is not a date.',
    example: example({
      'parameters.yaml': `parameters:\n  price: { value: { uniform: ▶{ low: 5, high: 3 } }, ${PRICE} }\n`,
    }),
  },
  {
    code: 'bad-points',
    title: 'The points of a lookup are out of order',
    explanation: 'x must rise from point to point; two values at one x would leave open which holds.',
    example: example({
      'model.yaml':
        '\nlookups:\n  pace:\n    input_unit: month\n    unit: dimensionless\n    points: [[0, 1], [6, 2], ▶[3, 1.5]]\n    label: { en: Pace, zh: 节奏 }\n    source: a report\n    grade: reported\n',
    }),
  },
  {
    code: 'cannot-change',
    title: 'A scenario changes something that cannot be changed so',
    explanation:
      'set gives a value or distribution to a parameter, and an equation to a flow, an auxiliary or the base of an exogenous path. Stocks, lookups and noise are part of the model. Switching a project needs a column active.',
    example: example({ 'main.yaml': '\nset:\n  worth: ▶{ uniform: { low: 1, high: 2 } }\n' }),
  },
  {
    code: 'wrong-action',
    title: 'An effect that its exogenous path cannot take',
    explanation:
      'Paths of path: level take set, add and ramp. Paths of path: impulse take pulse, an amount delivered within one time step.',
    example: example({
      'model.yaml':
        '\nexogenous:\n  quota: { unit: dimensionless, path: level, base: 1, label: { en: Quota, zh: 配额 } }\n',
      'main.yaml':
        '\nevents:\n  cut:\n    date: 2021-06\n    label: { en: Cut, zh: 削减 }\n    effects: [{ exogenous: quota, ▶pulse: 2 }]\n    source: a guess\n    grade: judgement\n',
    }),
  },
]
