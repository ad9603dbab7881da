/**
 * The families as a page knows them: names of its own, so that nothing is set in an installed font of the same name, and no other text
 * in a font of which the page has only a part. Bold Chinese is the regular font, made bolder by the browser: a second one would be
 * as large as the model.
 */
export const PAGE_FAMILIES = { latin: 'Page Inter', chinese: 'Page Noto Sans SC' } as const

const { latin, chinese } = PAGE_FAMILIES

/** Sets drawings in the page's own fonts, as they were measured, and all Chinese, so that no machine need have a font for it. */
export const FONTS_STYLE = `
svg[font-family^="Inter"] { font-family: '${latin}', '${chinese}', sans-serif; }
svg[font-family^="'Noto"] { font-family: '${chinese}', '${latin}', sans-serif; }
body { font-family: Inter, system-ui, -apple-system, "Segoe UI", '${chinese}', sans-serif; }
html[lang="zh-Hans"] body, [lang="zh-Hans"] { font-family: '${chinese}', system-ui, sans-serif; }
code, html[lang="zh-Hans"] code { font-family: ui-monospace, Menlo, Consolas, monospace, '${chinese}'; }
`
