import type { Text } from '../../model/text.ts'

/** A range of probabilities and the words for it. */
export interface Likelihood {
  readonly text: Text
  readonly low: number
  readonly high: number
}

/**
 * The likelihood scale of the IPCC (Mastrandrea et al., Guidance Note for Lead Authors of the IPCC Fifth Assessment
 * Report on Consistent Treatment of Uncertainties, 2010, page 3, table 1), the most definite words first; in Chinese
 * those of the Chinese editions of its reports.
 */
const LIKELIHOODS: readonly Likelihood[] = [
  { low: 0.99, high: 1, text: { en: 'virtually certain', zh: '几乎确定' } },
  { low: 0, high: 0.01, text: { en: 'exceptionally unlikely', zh: '几乎不可能' } },
  { low: 0.9, high: 1, text: { en: 'very likely', zh: '很可能' } },
  { low: 0, high: 0.1, text: { en: 'very unlikely', zh: '很不可能' } },
  { low: 0.66, high: 1, text: { en: 'likely', zh: '可能' } },
  { low: 0, high: 0.33, text: { en: 'unlikely', zh: '不可能' } },
  { low: 0.33, high: 0.66, text: { en: 'about as likely as not', zh: '或许可能' } },
]

/**
 * The most definite words whose range holds a probability. They say what the model says: how well it is known is a
 * matter of the evidence, and kept apart.
 * @throws RangeError when it is not between 0 and 1
 */
export function likelihoodOf(probability: number): Likelihood {
  const found = LIKELIHOODS.find(({ low, high }) => low <= probability && probability <= high)
  if (!found) throw new RangeError(`${probability} is no probability`)
  return found
}
