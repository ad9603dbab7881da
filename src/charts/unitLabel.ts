import type { Language } from '../model/text.ts'

const CHINESE: Readonly<Record<string, string>> = {
  t: '吨',
  kt: '千吨',
  kg: '千克',
  g: '克',
  USD: '美元',
  kUSD: '千美元',
  MUSD: '百万美元',
  GUSD: '十亿美元',
  CNY: '元',
  kCNY: '千元',
  MCNY: '百万元',
  GCNY: '十亿元',
  day: '天',
  month: '月',
  year: '年',
}
const ENGLISH: Readonly<Record<string, string>> = {
  GUSD: 'billion USD',
  MUSD: 'million USD',
  kUSD: 'thousand USD',
}

/** A unit in words for a reader; empty for plain numbers. */
export function unitLabel(unit: string, language: Language): string {
  if (unit === '' || unit === 'dimensionless' || unit === 'probability' || unit === 'date') return ''
  if (unit === 'month') return { en: 'months', zh: '个月' }[language]
  const words = language === 'zh' ? CHINESE : ENGLISH
  return unit.replace(/[A-Za-z]+/g, (name) => words[name] ?? name)
}

/** A formatted number followed by its unit, never parted by a line break. */
export function withUnit(number: string, unit: string, language: Language): string {
  const label = unitLabel(unit, language)
  return label === '' ? number : `${number}\u00a0${label.replaceAll(' ', '\u00a0')}`
}
