import type { CatalogueRow } from '../catalogueRow.ts'
import { example } from '../example.ts'

/** What is said of a sound scenario that may not do what its author thinks; it is run all the same. */
export const NOTICE_ROWS: readonly CatalogueRow[] = [
  {
    code: 'event-after-end',
    title: 'An event after the end of the simulated span',
    explanation:
      'The event has no effect: the run ends before its date. Change the date, or end of time in the scenario, or switch the event off. This is a notice; the scenario is sound.',
    example: example({
      'main.yaml':
        '\nevents:\n  ▶later: { date: 2030-01, label: { en: Later, zh: 以后 }, source: a report, grade: reported }\n',
    }),
  },
  {
    code: 'unused-observation',
    title: 'Observations of a series that the model does not name, but nearly',
    explanation:
      'Rows of observations.csv are used when the model names their series under observations; other rows are left alone. Correct the name, unless the series is another one. This is a notice; the scenario is sound.',
    example: example({
      'model.yaml':
        '\nobservations:\n  quote: { unit: USD/kg, simulated: worth, compare: value, scale: linear, scored: true, label: { en: Quote, zh: 报价 } }\n',
      'observations.csv':
        'date,series,unit,low,mid,high,grade,basis,source,note\n2021-05,▶qoute,USD/kg,,7,,reported,,a report,\n',
    }),
  },
]
