import { FUNCTIONS } from '../functions/catalogue.ts'

/** Names that equations already give a meaning to. */
const BUILT_IN = ['time', 'timeStep', 'startTime', 'endTime', 'never', 'else', 'on', 'off']

const WORDS = [
  'and',
  'or',
  'not',
  'mod',
  'to',
  'in',
  'xor',
  'true',
  'false',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  'end',
]

/** Functions that are not a matter of numbers alone: the analysis gives them their meaning. */
const SPECIALS = [
  ...['drain', 'date', 'step', 'ramp', 'pulse', 'during', 'triangle', 'sum', 'minOver', 'maxOver', 'initial'],
  ...['smooth1', 'smooth3', 'delay1', 'delay3', 'delayFixed'],
  ...['highest', 'lowest', 'timeOfHighest', 'timeOfLowest', 'final', 'at', 'meanOver', 'totalOver'],
  ...['firstBelow', 'firstAbove'],
]

/** Names every JavaScript object already answers to: refused so that no table by name can ever mistake one for an entry. */
const OBJECT_MEMBERS = [
  ...['__proto__', 'prototype', 'constructor', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable'],
  ...['toLocaleString', 'toString', 'valueOf', '__defineGetter__', '__defineSetter__', '__lookupGetter__'],
  ...['__lookupSetter__'],
]

const RESERVED: ReadonlySet<string> = new Set([
  ...BUILT_IN,
  ...WORDS,
  ...FUNCTIONS.keys(),
  ...SPECIALS,
  ...OBJECT_MEMBERS,
])

/** Whether a name is taken by the language itself. */
export function isReserved(name: string): boolean {
  return RESERVED.has(name)
}

const MEMBERS: ReadonlySet<string> = new Set(OBJECT_MEMBERS)

/** Whether a name is refused even where equations do not use it, as in elements and chart names. */
export function isObjectMember(name: string): boolean {
  return MEMBERS.has(name)
}
