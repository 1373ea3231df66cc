/** Schemes, axes, groups and organisations: what the meetings work on. */
import { asc, desc, eq, inArray, max, sql } from 'drizzle-orm'
import { type Db, immediately } from './db.ts'
import { actionsDeSchema, axes, ficheReferences, groupes, organismes, ressources, schemas } from './tables.ts'

export type SchemaRow = typeof schemas.$inferSelect
export type AxeRow = typeof axes.$inferSelect
export type ActionDeSchemaRow = typeof actionsDeSchema.$inferSelect
export type GroupeRow = typeof groupes.$inferSelect
export type RessourceRow = typeof ressources.$inferSelect
export type ReferenceRow = typeof ficheReferences.$inferSelect
export type OrganismeRow = typeof organismes.$inferSelect

export interface PlanStore {
  /** Adds a group, with its scheme and axis when they are new: all of it or nothing. */
  addGroupe(groupe: GroupeRow, parts: { schema: SchemaRow | null; axe: AxeRow | null }): Promise<void>
  schemas(): Promise<SchemaRow[]>
  schema(id: string): Promise<SchemaRow | null>
  /** By number. */
  axes(schemaId: string): Promise<AxeRow[]>
  axe(id: string): Promise<AxeRow | null>
  /** As printed: by rank, whatever their numbers. */
  actions(schemaId: string): Promise<ActionDeSchemaRow[]>
  groupes(): Promise<GroupeRow[]>
  groupe(id: string): Promise<GroupeRow | null>
  /** The group alone; of a committee, with every group of its scheme. */
  reunis(id: string): Promise<string[]>
  ressources(groupeId: string): Promise<RessourceRow[]>
  organismes(): Promise<OrganismeRow[]>
  addOrganisme(organisme: OrganismeRow): Promise<void>
  /** Versions of a fiche that were adopted, the last noted first. */
  references(documentId: string): Promise<ReferenceRow[]>
  /** The one that counts, of each of these fiches that has one. */
  latestReferences(documentIds: readonly string[]): Promise<ReferenceRow[]>
  adopt(reference: ReferenceRow): Promise<void>
}

export function sqlitePlanStore(db: Db): PlanStore {
  return {
    async addGroupe(groupe, { schema, axe }) {
      immediately(db, (tx) => {
        if (schema !== null) tx.insert(schemas).values(schema).run()
        if (axe !== null) tx.insert(axes).values(axe).run()
        tx.insert(groupes).values(groupe).run()
      })
    },
    async schemas() {
      return db.select().from(schemas).orderBy(asc(schemas.rang), asc(schemas.id)).all()
    },
    async schema(id) {
      return db.select().from(schemas).where(eq(schemas.id, id)).get() ?? null
    },
    async axes(schemaId) {
      return db.select().from(axes).where(eq(axes.schemaId, schemaId)).orderBy(asc(axes.numero), asc(axes.id)).all()
    },
    async axe(id) {
      return db.select().from(axes).where(eq(axes.id, id)).get() ?? null
    },
    async actions(schemaId) {
      return db
        .select()
        .from(actionsDeSchema)
        .where(eq(actionsDeSchema.schemaId, schemaId))
        .orderBy(asc(actionsDeSchema.rang), asc(actionsDeSchema.id))
        .all()
    },
    async groupes() {
      return db.select().from(groupes).orderBy(asc(groupes.rang), asc(groupes.id)).all()
    },
    async groupe(id) {
      return db.select().from(groupes).where(eq(groupes.id, id)).get() ?? null
    },
    async reunis(id) {
      const found = db.select().from(groupes).where(eq(groupes.id, id)).get()
      if (found === undefined) return []
      if (!found.comite) return [id]
      const gathered = db.select({ id: groupes.id }).from(groupes).where(eq(groupes.schemaId, found.schemaId))
      return gathered.all().map((g) => g.id)
    },
    async ressources(groupeId) {
      return db
        .select()
        .from(ressources)
        .where(eq(ressources.groupeId, groupeId))
        .orderBy(asc(ressources.rang), asc(ressources.id))
        .all()
    },
    async references(documentId) {
      return db
        .select()
        .from(ficheReferences)
        .where(eq(ficheReferences.documentId, documentId))
        .orderBy(desc(sql`rowid`))
        .all()
    },
    async latestReferences(documentIds) {
      const last = db
        .select({ rowid: max(sql`rowid`) })
        .from(ficheReferences)
        .where(inArray(ficheReferences.documentId, [...documentIds]))
        .groupBy(ficheReferences.documentId)
      return db.select().from(ficheReferences).where(inArray(sql`rowid`, last)).orderBy(sql`rowid`).all()
    },
    async adopt(reference) {
      db.insert(ficheReferences).values(reference).run()
    },
    async organismes() {
      return db.select().from(organismes).orderBy(sql`rowid`).all()
    },
    async addOrganisme(organisme) {
      db.insert(organismes).values(organisme).run()
    },
  }
}
