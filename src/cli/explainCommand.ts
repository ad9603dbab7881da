import { Refusal } from './refusal.ts'
import type { Session } from './session.ts'

/** `chokepoint explain`: what a problem's code means. */
export function explainCommand(code: string, _session: Session): number {
  throw new Refusal(`there is no code ${code}`)
}
