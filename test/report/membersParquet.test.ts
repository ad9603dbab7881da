import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { ByteWriter } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import type { Ensemble } from '../../src/model/ensemble.ts'
import { membersCsv } from '../../src/report/membersCsv.ts'
import { MembersParquet } from '../../src/report/membersParquet.ts'
import { runLab } from '../labStudy.ts'

/** Writes an ensemble in blocks, as bytes of a file. */
function written(
  { members, metricValues, draws, ...ensemble }: Ensemble,
  scenario: ConstructorParameters<typeof MembersParquet>[2],
  size: number,
): ArrayBuffer {
  const writer = new ByteWriter()
  const failed = new Set(ensemble.failures.map(({ member }) => member))
  const parquet = new MembersParquet(writer, ensemble, scenario, failed)
  for (let first = 0; first < members; first += size) {
    const count = Math.min(size, members - first)
    const from = (values: Float64Array) => values.subarray(first)
    parquet.add({ first, count, stride: members, metricValues: from(metricValues), draws: from(draws) })
  }
  parquet.finish()
  return writer.getBuffer()
}

test('a reader finds every draw and metric of every member in the columns of the CSV', async () => {
  const { ensemble, scenario } = await runLab()
  const failures = [{ member: 3, variable: 'price', month: '2021-01', reason: 'is NaN' }]
  const failing = { ...ensemble, failures }
  const file = written(failing, scenario, 16)
  const rows = await parquetReadObjects({ file })
  expect(rows).toHaveLength(ensemble.members)
  const [header = ''] = membersCsv(failing, scenario).split('\n')
  expect(Object.keys(rows[0] as object).join(',')).toBe(header)
  const metrics = ensemble.metrics.flatMap((metric, row) =>
    metric.purpose === 'metric' ? [{ ...metric, row }] : [],
  )
  expect(metrics.length).toBeGreaterThan(2)
  for (const [member, row] of rows.entries()) {
    expect(row).toMatchObject({ member, failed: member === 3 })
    for (const { name, element, row: metric } of metrics) {
      const value = ensemble.metricValues[metric * ensemble.members + member]
      expect(row[element === '' ? name : `${name}[${element}]`]).toBe(member === 3 ? null : value)
    }
    for (const [draw, name] of ensemble.drawNames.entries())
      if (!name.startsWith('event.')) expect(row[name]).toBe(ensemble.draws[draw * ensemble.members + member])
  }
})

test('it says what it belongs to, and blocks leave no trace but row groups', async () => {
  const { ensemble, scenario } = await runLab()
  const metadata = parquetMetadata(written(ensemble, scenario, 16))
  expect(metadata.row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([16, 16, 8])
  const stated = Object.fromEntries((metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value]))
  expect(stated).toEqual({ scenario: 'base', seed: 'lab', design: 'mc', origin: scenario.time.origin })
  const [whole, blocks] = [ensemble.members, 16].map((size) => written(ensemble, scenario, size))
  expect(await parquetReadObjects({ file: blocks as ArrayBuffer })).toEqual(
    await parquetReadObjects({ file: whole as ArrayBuffer }),
  )
})
