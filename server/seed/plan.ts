import type { Db } from '#server/store/db'
import { newId } from '#server/store/ids'
import * as tables from '#server/store/tables'
import { actionsSdpep } from './content/actions-sdpep.ts'
import { groupes, ressources } from './content/groupes.ts'
import { organismes } from './content/organismes.ts'
import { axes, schemas } from './content/schemas.ts'
import type { Keys } from './keys.ts'

const GROUPE_DES_RESSOURCES = 'sdsf-gt-axe-5'

/** Schemes, axes, groups, organisations and resources. */
export function insertPlan(tx: Pick<Db, 'insert'>, id: Keys): void {
  tx.insert(tables.schemas)
    .values(schemas.map(({ cle, ...schema }, rang) => ({ ...schema, id: id(cle), rang })))
    .run()
  tx.insert(tables.axes)
    .values(axes.map(({ cle, schema, ...axe }) => ({ ...axe, id: id(cle), schemaId: id(schema) })))
    .run()
  tx.insert(tables.actionsDeSchema)
    .values(
      actionsSdpep.map(({ axe, ...action }, rang) => ({
        ...action,
        id: newId(),
        schemaId: id(schemaOf(axe)),
        axeId: id(axe),
        rang,
      })),
    )
    .run()
  tx.insert(tables.organismes)
    .values(
      organismes.map(({ cle, parent, ...organisme }) => ({
        ...organisme,
        id: id(cle),
        parentId: parent === null ? null : id(parent),
      })),
    )
    .run()
  tx.insert(tables.groupes)
    .values(
      groupes.map(({ cle, schema, axe, titre, comite = false }, rang) => ({
        id: id(cle),
        schemaId: id(schema),
        axeId: axe === null ? null : id(axe),
        titre,
        comite,
        rang,
      })),
    )
    .run()
  tx.insert(tables.ressources)
    .values(
      ressources.map((ressource, rang) => ({ ...ressource, id: newId(), groupeId: id(GROUPE_DES_RESSOURCES), rang })),
    )
    .run()
}

function schemaOf(axe: string): string {
  const found = axes.find((a) => a.cle === axe)
  if (found === undefined) throw new Error(`seed: no axe ${axe}`)
  return found.schema
}
