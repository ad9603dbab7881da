import type { Settings } from '../ensemble/withSettings.ts'

/** A part of the page's address that belongs to a feature, under a key of its own in `ReaderPage.addressParts`. */
export interface AddressPart {
  readonly accepts: (text: string) => boolean
  /** Shows what an address says; undefined when it says nothing. */
  readonly take: (text: string | undefined) => void
  /** What the address is to say; undefined for nothing. */
  readonly give: () => string | undefined
  /** Where levers stand, by their names, when the address itself moves none. */
  readonly settings?: () => Settings | undefined
}
