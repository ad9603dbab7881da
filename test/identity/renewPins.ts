import { identityText } from './identityText.ts'
import { digestOf, identityCases, writePins } from './pins.ts'

/** Pins the bits that this machine computes now: `npm run renew-pins`. Say in CHANGELOG.md that results change. */
writePins(Object.fromEntries(identityCases().map((one) => [one.path, digestOf(identityText(one))])))
