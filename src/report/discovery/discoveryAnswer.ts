import { limitText } from '../../charts/discovery/chartedDiscovery.ts'
import { formatFixed, formatShare } from '../../charts/formatNumber.ts'
import type { Language, Text } from '../../model/text.ts'
import { likelihoodOf } from '../../study/decision/likelihood.ts'
import { inBoth } from '../readerText.ts'
import type { DiscoveryFindings } from './discoveryContent.ts'

/** Fewer cases than these are too few to say where they lie. */
const FEW = 30

/** Of what was not seen among n, the share is below 3 / n with 95 % confidence (Hanley and Lippman-Hand, JAMA 249, 1983, page 1743). */
const RULE_OF_THREE = 3

/** Limits named in the sentence; the rest stands in the table. */
const NAMED = 4

/** How often it happens, with the words for so much and the standard error of the share. */
function oftenLine({ study, asked }: DiscoveryFindings): Text {
  const { members } = study.found
  const positives = study.opposite ? members - study.found.positives : study.found.positives
  const share = positives / members
  const error = Math.sqrt((share * (1 - share)) / members)
  return inBoth((language) => {
    const words = likelihoodOf(share).text[language]
    const numbers = `${formatFixed(100 * share, 1)} ± ${formatFixed(100 * error, 1)} %`
    return {
      en: `${asked.en} in ${positives} of ${members} members (${numbers}, ${words}, given this model)${study.opposite ? '; so often that its opposite tells more' : ''}`,
      zh: `${asked.zh}：${members} 个成员中有 ${positives} 个（${numbers}，${words}，以本模型为前提）${study.opposite ? '；过于常见，故说明其反面' : ''}`,
    }[language]
  })
}

function whereText({ study }: DiscoveryFindings, language: Language): string {
  const { limits } = study.found.box
  const parts = limits.slice(0, NAMED).map((limit) => {
    const label = study.inputs.get(limit.name)?.label[language] ?? limit.name
    const text = limitText(limit, study, language)
    return { en: `“${label}” is ${text}`, zh: `“${label}”${text}` }[language]
  })
  const more = limits.length - NAMED
  const rest = { en: `${more} more limits hold`, zh: `另有 ${more} 项边界成立` }[language]
  const list = more > 0 ? [...parts, rest] : parts
  return list.join({ en: ' and ', zh: '且' }[language])
}

/** The one sentence: in which members it happens. */
function discoverySentence(findings: DiscoveryFindings): Text {
  const { members, positives, box } = findings.study.found
  const { condition } = findings.study
  const most = formatShare(Math.min(1, RULE_OF_THREE / members))
  if (positives === 0)
    return {
      en: `${condition.en} in none of ${members} members (with 95 % confidence, in at most ${most} of members, given this model): there is none to describe`,
      zh: `${members} 个成员中均未出现：${condition.zh}（以本模型为前提，95 % 置信上限 ${most}），无可描述的情形`,
    }
  if (positives === members)
    return {
      en: `${condition.en} in all of ${members} members (with 95 % confidence, it fails to in at most ${most} of members, given this model): no assumption tells them apart`,
      zh: `全部 ${members} 个成员均出现：${condition.zh}（以本模型为前提，不出现的 95 % 置信上限 ${most}），没有假设可区分`,
    }
  if (box.limits.length === 0)
    return {
      en: `No range of the assumptions tells where ${condition.en}: it is spread over all of them, or left to chance`,
      zh: `没有任何假设范围能说明何处${condition.zh}：它分散于各处，或取决于偶然`,
    }
  return inBoth((language) => {
    const where = whereText(findings, language)
    const [density, coverage, mass] = [box.density, box.coverage, box.mass].map(formatShare)
    return {
      en: `${condition.en} where ${where}: in ${density} of those members, which are ${mass} of all and hold ${coverage} of the cases`,
      zh: `${condition.zh}，当${where}：这类情形中 ${density} 符合，占全体的 ${mass}，含全部情形的 ${coverage}`,
    }[language]
  })
}

function checkLine({ study }: DiscoveryFindings): Text {
  const { check, agreement } = study.found
  const [coverage, density, share] = [check.coverage, check.density, agreement].map(formatShare)
  const count = check.boxes.length
  return {
    en: `Check by a tree (CART, ${count} ${count === 1 ? 'leaf' : 'leaves'}): coverage ${coverage}, density ${density}; of the members in either answer ${share} are in both`,
    zh: `以决策树（CART，${count} 个叶）检验：覆盖率 ${coverage}，密度 ${density}；两种结果涉及的成员中 ${share} 同属两者`,
  }
}

/** The answer in lines: how often, where, and whether another method agrees. */
export function discoveryAnswer(findings: DiscoveryFindings): Text[] {
  const { positives, members, failed } = findings.study.found
  const rare = Math.min(positives, members - positives)
  return [
    ...(rare > 0 ? [oftenLine(findings)] : []),
    discoverySentence(findings),
    ...(rare > 0 ? [checkLine(findings)] : []),
    ...(rare > 0 && rare < FEW
      ? [
          {
            en: `Only ${rare} members on the rarer side: too few to trust the limits; give more with --members`,
            zh: `较少一侧仅有 ${rare} 个成员，边界不可靠；请用 --members 增加成员`,
          },
        ]
      : []),
    ...(failed > 0
      ? [{ en: `${failed} members failed and are left out`, zh: `${failed} 个成员失败，未计入` }]
      : []),
  ]
}
