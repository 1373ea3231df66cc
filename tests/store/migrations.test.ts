import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getTableColumns } from 'drizzle-orm'
import { CasingCache } from 'drizzle-orm/casing'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { expect, it } from 'vitest'
import { projectRoot } from '#server/project-root'
import { migrationJournal, migrationsFolder } from '#server/store/migrate'
import * as tables from '#server/store/tables'
import { tempStore } from '#tests/support/store'
import { tempDir } from '#tests/support/temp-dir'

it('brings a new database to exactly the tables there are', () => {
  const { sqlite } = tempStore()
  const casing = new CasingCache('snake_case')
  for (const table of Object.values(tables)) {
    const { name } = getTableConfig(table)
    const declared = Object.values(getTableColumns(table)).map((column) => casing.getColumnCasing(column))
    const real = sqlite.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name)
    expect(real.toSorted(), name).toEqual(declared.toSorted())
  }
  const kept = sqlite.prepare(
    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%'",
  )
  expect(kept.pluck().get()).toBe(Object.keys(tables).length)
})

it('has a migration for every change of tables.ts', () => {
  const folder = tempDir()
  cpSync(migrationsFolder(), join(folder, 'migrations'), { recursive: true })
  writeFileSync(
    join(folder, 'drizzle.config.json'),
    JSON.stringify({
      dialect: 'sqlite',
      schema: join(projectRoot(), 'server/store/tables.ts'),
      out: './migrations',
      casing: 'snake_case',
    }),
  )
  const before = readdirSync(join(folder, 'migrations'))
  const kit = join(projectRoot(), 'node_modules/drizzle-kit/bin.cjs')
  const said = execFileSync(process.execPath, [kit, 'generate', '--name', 'check', '--config', 'drizzle.config.json'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(said).toContain('No schema changes')
  expect(readdirSync(join(folder, 'migrations'))).toEqual(before)
})

it('dates each migration after the one before, since later ones are found by their date', () => {
  const dates = migrationJournal().map((entry) => entry.when)
  expect(dates).toEqual(dates.toSorted((a, b) => a - b))
  expect(new Set(dates).size).toBe(dates.length)
})

it('tells the persons followed before from organisations, by the line they were said in', () => {
  const { sqlite } = tempStore()
  sqlite.pragma('foreign_keys = OFF')
  const releve = [
    { id: 'seule', qui: null, personne: 'Awa Nom-Inventé' },
    { id: 'deux', qui: 'Caf', personne: 'Awa Nom-Inventé' },
    { id: 'organisme', qui: 'Ville', personne: null },
  ]
  const content = JSON.stringify({
    documents: [
      { id: 'fiche', value: {} },
      { id: 'notes', value: { releve } },
    ],
  })
  sqlite
    .prepare(
      "INSERT INTO snapshots (numero, id, libelle, at, position, content, hash) VALUES (1, 'i', 'l', 0, 0, ?, 'h')",
    )
    .run(content)
  const follow = sqlite.prepare(
    "INSERT INTO suivis (id, seance_id, snapshot_id, document_id, row_id, nature, texte, qui) VALUES (?, 's', 'i', ?, ?, 'engagement', 't', ?)",
  )
  follow.run('1', 'notes', 'seule', 'Awa Nom-Inventé')
  follow.run('2', 'notes', 'deux', 'Caf')
  follow.run('3', 'notes', 'organisme', 'Ville')
  follow.run('4', 'sous-groupe', 'seule', 'Awa Nom-Inventé')
  sqlite.exec(readFileSync(join(migrationsFolder(), '0032_personnes-des-suivis.sql'), 'utf8'))
  expect(sqlite.prepare('SELECT qui, contact FROM suivis ORDER BY id').raw().all()).toEqual([
    [null, 'Awa Nom-Inventé'],
    ['Caf', null],
    ['Ville', null],
    ['Awa Nom-Inventé', null],
  ])
})
