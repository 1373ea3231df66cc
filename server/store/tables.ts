/**
 * Every table. Text ids are random (128 bits). Instants are milliseconds since 1970, server clock.
 * Names of people stand in `personnes` and `emargements` only.
 */
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Outline } from '#server/export/outline'
import type { StatutRestitution } from '#shared/access/restitution-steps'
import type { Role } from '#shared/access/roles'
import type { SortePublication } from '#shared/api/publications'
import type {
  CompteGommettes,
  Ecran,
  EtapeActeur,
  EtatArrivee,
  EtatSousGroupe,
  EtatTour,
  Mode,
  NaturePoint,
  ObjectifEcrit,
  Phase,
  Qualite,
  ReponseDate,
  Signal,
  SortProposition,
  SourceEmargement,
  StatutPresence,
} from '#shared/documents/choices'
import type { DocumentKind } from '#shared/documents/registry'

const id = () => text().primaryKey()
const instant = () => integer()
const rank = () => integer().notNull()

/** An item put off, then its parts: what a preparation takes up, without what happened to it. */
export interface PointReporte {
  numero: string | null
  titre: string
  nature: NaturePoint
  intervenant: string | null
  dureePrevue: number | null
  documentId: string | null
  lien: string | null
}

export const settings = sqliteTable('settings', { key: text().primaryKey(), value: text().notNull() })

// ---- the plan -------------------------------------------------------------------------------------------------------

export const schemas = sqliteTable('schemas', {
  id: id(),
  sigle: text(),
  titre: text().notNull(),
  anneeDebut: integer(),
  anneeFin: integer(),
  courant: integer({ mode: 'boolean' }).notNull().default(false),
  /** Text, since the source gives « validation en mai » without a year. */
  signature: text(),
  signataires: text({ mode: 'json' }).$type<string[]>().notNull(),
  note: text(),
  rang: rank(),
})

export const axes = sqliteTable('axes', {
  id: id(),
  schemaId: text()
    .notNull()
    .references(() => schemas.id),
  numero: integer().notNull(),
  titre: text().notNull(),
})

/** Actions of a scheme kept as printed; a number may be missing and is never invented. */
export const actionsDeSchema = sqliteTable('actions_de_schema', {
  id: id(),
  schemaId: text()
    .notNull()
    .references(() => schemas.id),
  axeId: text()
    .notNull()
    .references(() => axes.id),
  numero: integer(),
  titre: text().notNull(),
  transversale: integer({ mode: 'boolean' }).notNull().default(false),
  rang: rank(),
})

export const organismes = sqliteTable('organismes', {
  id: id(),
  nom: text().notNull(),
  sigle: text(),
  /** Code of the kind: department, municipality… (see `shared/documents/organismes.ts`). */
  nature: text().notNull(),
  parentId: text(),
})

export const groupes = sqliteTable('groupes', {
  id: id(),
  schemaId: text()
    .notNull()
    .references(() => schemas.id),
  axeId: text().references(() => axes.id),
  titre: text().notNull(),
  rang: rank(),
})

export const ressources = sqliteTable('ressources', {
  id: id(),
  groupeId: text()
    .notNull()
    .references(() => groupes.id),
  titre: text().notNull(),
  editeur: text(),
  url: text(),
  accesRestreint: integer({ mode: 'boolean' }).notNull().default(false),
  description: text(),
  rang: rank(),
})

// ---- people and access ----------------------------------------------------------------------------------------------

export const personnes = sqliteTable('personnes', {
  id: id(),
  nom: text().notNull(),
  fonction: text(),
  organisme: text(),
  /** Index in the palette of carets. */
  couleur: integer().notNull(),
  creeA: instant().notNull(),
})

export const roleGrants = sqliteTable(
  'role_grants',
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    role: text().$type<Role>().notNull(),
    /** Both null: everywhere. */
    groupeId: text(),
    seanceId: text(),
    lienId: text(),
    grantedBy: text(),
    grantedAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [index('role_grants_person').on(t.personId)],
)

/** Sign-ins: one per device. The token is stored hashed. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: id(),
    tokenHash: text().notNull(),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    /** The only meeting a participant's access opens; null for staff. */
    seanceId: text(),
    lienId: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [uniqueIndex('sessions_token').on(t.tokenHash), index('sessions_person').on(t.personId)],
)

export const liens = sqliteTable(
  'liens',
  {
    id: id(),
    tokenHash: text().notNull(),
    role: text().$type<Role>().notNull(),
    /** The person the link is for, made when it is first followed. */
    personId: text(),
    pour: text().notNull(),
    fonction: text(),
    organisme: text(),
    mode: text().$type<Mode>(),
    groupeId: text(),
    seanceId: text(),
    usageUnique: integer({ mode: 'boolean' }).notNull(),
    createdBy: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [uniqueIndex('liens_token').on(t.tokenHash)],
)

// ---- meetings -------------------------------------------------------------------------------------------------------

export const seances = sqliteTable(
  'seances',
  {
    id: id(),
    groupeId: text().references(() => groupes.id),
    schemaId: text().references(() => schemas.id),
    titre: text().notNull(),
    /** Printed date, `2025-07-01`. */
    jour: text().notNull(),
    debut: text(),
    fin: text(),
    lieu: text(),
    visio: text(),
    coanimation: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** What the invitation prints; the running order is in `points`. */
    ordreDuJour: text({ mode: 'json' }).$type<{ numero: string | null; titre: string }[]>().notNull(),
    cadre: text({ mode: 'json' }).$type<string[]>().notNull(),
    actualites: text({ mode: 'json' }).$type<{ axe: number | null; textes: string[] }[]>().notNull(),
    phase: text().$type<Phase>().notNull(),
    /** Eight characters to type, without the hyphen; null once closed. */
    code: text(),
    /** Long token behind the QR. */
    qrToken: text(),
    /** Real start: clocks, code and automatic ends count from it. */
    openedAt: instant(),
    liveAt: instant(),
    closedAt: instant(),
    validatedAt: instant(),
    pointCourantId: text(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex('seances_code').on(t.code), uniqueIndex('seances_qr').on(t.qrToken)],
)

/** Codes that no longer open their meeting. Never given again: whoever types one is told what became of it. */
export const formerCodes = sqliteTable('former_codes', {
  code: id(),
  seanceId: text()
    .notNull()
    .references(() => seances.id),
})

export const phaseMoves = sqliteTable('phase_moves', {
  id: id(),
  seanceId: text()
    .notNull()
    .references(() => seances.id),
  phase: text().$type<Phase>().notNull(),
  personId: text(),
  at: instant().notNull(),
})

export const points = sqliteTable(
  'points',
  {
    id: id(),
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    parentId: text(),
    numero: text(),
    titre: text().notNull(),
    nature: text().$type<NaturePoint>().notNull(),
    intervenant: text(),
    /** What is looked at together: a document of the group, an address, or both. */
    documentId: text(),
    lien: text(),
    /** Minutes. */
    dureePrevue: integer(),
    commenceA: instant(),
    finiA: instant(),
    rang: rank(),
  },
  (t) => [index('points_seance').on(t.seanceId)],
)

/** Items a meeting left to the next one of its group, with their parts, until a meeting takes them up. */
export const reports = sqliteTable(
  'reports',
  {
    id: id(),
    groupeId: text()
      .notNull()
      .references(() => groupes.id),
    /** The meeting that left it. */
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    points: text({ mode: 'json' }).$type<PointReporte[]>().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('reports_groupe').on(t.groupeId)],
)

export const propositions = sqliteTable('propositions', {
  id: id(),
  seanceId: text()
    .notNull()
    .references(() => seances.id),
  /** As it was first worded: a new wording stands beside it. */
  titre: text().notNull(),
  titreCourt: text(),
  rang: rank(),
  sort: text().$type<SortProposition>().notNull().default('aExaminer'),
  reformulation: text(),
  motif: text(),
  /** Null: it was on the agenda. */
  proposeA: instant(),
  organisme: text(),
  auteurId: text().references(() => personnes.id),
  /** Where it was made; either may be gone since. */
  pointId: text(),
  sousGroupeId: text(),
})

/** A round of points: the last one of a meeting is the one that counts. */
export const gommettesTours = sqliteTable('gommettes_tours', {
  id: id(),
  seanceId: text()
    .notNull()
    .references(() => seances.id),
  nombre: integer().notNull(),
  compte: text().$type<CompteGommettes>().notNull(),
  ouvertA: instant().notNull(),
  reveleA: instant(),
})

/** One row per person; nobody else is told what is in it before the round is revealed. */
export const gommettes = sqliteTable(
  'gommettes',
  {
    tourId: text()
      .notNull()
      .references(() => gommettesTours.id),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    organisme: text(),
    choix: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tourId, t.personId] })],
)

/** Everyone in a sub-group writes alone about one objective; the last one of a meeting is the one that counts. */
export const ecritures = sqliteTable('ecritures', {
  id: id(),
  seanceId: text()
    .notNull()
    .references(() => seances.id),
  objectif: text().$type<ObjectifEcrit>().notNull(),
  ouvertA: instant().notNull(),
  reveleA: instant(),
})

/** One row per person; nobody else reads it before it is revealed, then it is in the sheet. */
export const ecrits = sqliteTable(
  'ecrits',
  {
    ecritureId: text()
      .notNull()
      .references(() => ecritures.id),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    sousGroupeId: text().notNull(),
    organisme: text(),
    texte: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.ecritureId, t.personId] })],
)

export const sousGroupes = sqliteTable(
  'sous_groupes',
  {
    id: id(),
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    propositionId: text(),
    numero: integer().notNull(),
    titre: text().notNull(),
    titreCourt: text(),
    lieu: text(),
    visio: text(),
    rapporteurId: text(),
    appelDepuis: instant(),
    documentId: text().notNull(),
    etat: text().$type<EtatSousGroupe>().notNull().default('ouvert'),
    /** The sub-group it was merged into. */
    versId: text(),
    /** Since when it is merged or abandoned. */
    finiA: instant(),
    /** Its turn when sub-groups report; null: by number. */
    passage: integer(),
    /** Has the floor since; it had it when the other is set too. */
    presenteA: instant(),
    presenteFinA: instant(),
  },
  (t) => [index('sous_groupes_seance').on(t.seanceId)],
)

/** Who is in which sub-group of a meeting. */
export const affectations = sqliteTable(
  'affectations',
  {
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    sousGroupeId: text()
      .notNull()
      .references(() => sousGroupes.id),
    at: instant().notNull(),
    /** Said « prêt »; counts for the item that was current. */
    pretA: instant(),
    /** Holds the pen with the rapporteur: may finish the sheet once the meeting is closed. */
    coredige: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.seanceId, t.personId] })],
)

/** Sub-groups people left, each once: what they were typing there still arrives, and a reopening finds them again. */
export const departs = sqliteTable(
  'departs',
  {
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    sousGroupeId: text()
      .notNull()
      .references(() => sousGroupes.id),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.seanceId, t.personId, t.sousGroupeId] })],
)

/** Days a sub-group could first meet on. */
export const datesProposees = sqliteTable(
  'dates_proposees',
  {
    id: id(),
    sousGroupeId: text()
      .notNull()
      .references(() => sousGroupes.id, { onDelete: 'cascade' }),
    jour: text().notNull(),
    debut: text(),
    fin: text(),
    lieu: text(),
    personId: text().notNull(),
    /** The one the sub-group meets on: at most one of them. */
    retenueA: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [index('dates_sous_groupe').on(t.sousGroupeId)],
)

/** One row per person and day: answering again replaces. */
export const reponsesDates = sqliteTable(
  'reponses_dates',
  {
    dateId: text()
      .notNull()
      .references(() => datesProposees.id, { onDelete: 'cascade' }),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    reponse: text().$type<ReponseDate>().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.dateId, t.personId] })],
)

/** Words to every sub-group at once; the last one not taken back is shown. */
export const annonces = sqliteTable('annonces', {
  id: id(),
  seanceId: text()
    .notNull()
    .references(() => seances.id),
  texte: text().notNull(),
  at: instant().notNull(),
  retireA: instant(),
})

/** Attendance, append-only: a correction is a new row that names the one it replaces. */
export const emargements = sqliteTable(
  'emargements',
  {
    id: id(),
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    /** Stays the same through corrections; what the screens call the line. */
    ligneId: text().notNull(),
    remplaceId: text(),
    personId: text(),
    nom: text().notNull(),
    fonction: text(),
    organisme: text(),
    mode: text().$type<Mode>().notNull(),
    statut: text().$type<StatutPresence>().notNull(),
    represente: text(),
    /** As whom they are expected, and on which seat, which the next person to sit on it keeps. */
    qualite: text().$type<Qualite>(),
    siege: text(),
    signeA: instant(),
    arriveA: instant(),
    partiA: instant(),
    /** Whose device they share: what is typed there is typed for them too. */
    tableDe: text(),
    /** Taken off the list: expected, and never came. The line is no longer current, its versions stay. */
    retireA: instant(),
    par: text().$type<SourceEmargement>().notNull(),
    recordedBy: text(),
    at: instant().notNull(),
  },
  (t) => [index('emargements_seance').on(t.seanceId), uniqueIndex('emargements_remplace').on(t.remplaceId)],
)

/** People who turned out to be one: what they did in a meeting is under the second id since. */
export const fusions = sqliteTable('fusions', {
  deId: text()
    .primaryKey()
    .references(() => personnes.id),
  versId: text()
    .notNull()
    .references(() => personnes.id),
  at: instant().notNull(),
})

/** How a meeting is led from the cockpit: what is projected, and when everyone was last called back. */
export const conduites = sqliteTable('conduites', {
  seanceId: text()
    .primaryKey()
    .references(() => seances.id),
  /** Null: the projection follows the current item. */
  ecran: text().$type<Ecran>(),
  /** The one shown large: an id that may have gone, as the current item's. */
  sousGroupeId: text(),
  /** From 0, of a screen whose lines do not fit at once. */
  page: integer().notNull(),
  rappelA: instant(),
  /** The floor goes to the room and to the remote side in turn. */
  alternance: integer({ mode: 'boolean' }).notNull().default(false),
  /** Last time a facilitator said the remote side was heard. */
  distanceA: instant(),
})

export const parole = sqliteTable(
  'parole',
  {
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.seanceId, t.personId] })],
)

/** Who has had the floor, while the meeting lasts; forgotten when it closes. One row per person: the last time. */
export const prises = sqliteTable(
  'prises_de_parole',
  {
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    at: instant().notNull(),
    /** Null for whoever has the floor now. */
    finA: instant(),
  },
  (t) => [primaryKey({ columns: [t.seanceId, t.personId] })],
)

/** The tour de table once begun, in its order; whoever signed since comes after. Forgotten when the meeting closes. */
export const toursDeTable = sqliteTable(
  'tours_de_table',
  {
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    ligneId: text().notNull(),
    etat: text().$type<EtatTour>().notNull(),
    /** Since when it stands so. */
    at: instant().notNull(),
    rang: rank(),
  },
  (t) => [primaryKey({ columns: [t.seanceId, t.ligneId] })],
)

export const signaux = sqliteTable(
  'signaux',
  {
    id: id(),
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    nature: text().$type<Signal>().notNull(),
    at: instant().notNull(),
  },
  (t) => [uniqueIndex('signaux_one').on(t.seanceId, t.personId, t.nature)],
)

/** Who answered is nowhere: see `evaluation-store.ts`. */
export const evaluations = sqliteTable(
  'evaluations',
  {
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    /** Of a random key only the device of the answer holds. */
    cle: text().notNull(),
    note: integer().notNull(),
    mot: text(),
  },
  (t) => [primaryKey({ columns: [t.seanceId, t.cle] })],
)

// ---- documents ------------------------------------------------------------------------------------------------------

export const documents = sqliteTable(
  'documents',
  {
    id: id(),
    kind: text().$type<DocumentKind>().notNull(),
    /** Follows the document's own title field. */
    title: text().notNull(),
    /** For a fiche: its number as text, sorted naturally. */
    numero: text(),
    axeId: text(),
    groupeId: text(),
    seanceId: text(),
    epoch: integer().notNull().default(1),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (t) => [index('documents_seance').on(t.seanceId), index('documents_groupe').on(t.groupeId)],
)

/** Each step of a restitution, never rewritten: the last one says where it stands. None: a working document. */
export const restitutionSteps = sqliteTable(
  'restitution_steps',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    documentId: text().notNull(),
    statut: text().$type<StatutRestitution>().notNull(),
    at: instant().notNull(),
    personId: text().notNull(),
    /** On the first step of a version: the validated restitution it starts from. */
    versionDe: text(),
    /** On validation: what it froze, which exports print from then on. */
    instantaneId: text(),
  },
  (t) => [index('restitution_steps_document').on(t.documentId), index('restitution_steps_version').on(t.versionDe)],
)

/** The update log: the truth of every co-written document. `seq` is the log position. */
export const updates = sqliteTable(
  'updates',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    documentId: text().notNull(),
    epoch: integer().notNull(),
    /** Null when the server wrote it: seed, mirror, migration. */
    personId: text(),
    sessionId: text(),
    at: instant().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [index('updates_document').on(t.documentId, t.epoch, t.seq)],
)

/** The merged state of a document up to a log position, so that opening need not replay everything. */
export const checkpoints = sqliteTable(
  'checkpoints',
  {
    documentId: text().notNull(),
    epoch: integer().notNull(),
    seq: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
    /** Version of the document in it; 0 for those kept before it was noted. */
    version: integer().notNull().default(0),
    vector: blob({ mode: 'buffer' }),
    /** SHA-256 of the bytes. */
    hash: blob({ mode: 'buffer' }),
    /** Last edit by a person before it. */
    modifiedAt: instant(),
    /** Log position up to which the updates were merged, person by person. */
    compactedTo: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.epoch] })],
)

/** A Yjs client id belongs to the first person who wrote with it, for ever. */
export const clientOwners = sqliteTable(
  'client_owners',
  {
    documentId: text().notNull(),
    epoch: integer().notNull(),
    clientId: integer().notNull(),
    personId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.epoch, t.clientId] })],
)

/** What people wrote on a document of a meeting after it was frozen to them, until it is brought in or set aside. */
export const arrivees = sqliteTable(
  'arrivees',
  {
    id: id(),
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    documentId: text().notNull(),
    epoch: integer().notNull(),
    personId: text()
      .notNull()
      .references(() => personnes.id),
    receivedAt: instant().notNull(),
    /** Last time more of it came. */
    completedAt: instant().notNull(),
    /** A Yjs update that builds on the document. */
    bytes: blob({ mode: 'buffer' }).notNull(),
    etat: text().$type<EtatArrivee>().notNull(),
    /** Fields and rows brought in so far. */
    repris: text({ mode: 'json' }).$type<string[]>().notNull(),
    handledBy: text(),
    handledAt: instant(),
  },
  (t) => [
    index('arrivees_seance').on(t.seanceId),
    index('arrivees_person').on(t.personId),
    index('arrivees_document').on(t.documentId, t.epoch, t.personId),
  ],
)

// ---- snapshots and what follows from them ---------------------------------------------------------------------------

/** Append-only, chained: no update, no delete (triggers, see the migrations). */
export const snapshots = sqliteTable('snapshots', {
  /** Place in the chain, from 1. */
  numero: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull().unique(),
  libelle: text().notNull(),
  seanceId: text(),
  groupeId: text(),
  authorId: text(),
  at: instant().notNull(),
  /** Log position it was taken at. */
  position: integer().notNull(),
  /** Canonical JSON of the content. */
  content: text().notNull(),
  previousHash: text(),
  hash: text().notNull(),
})

/** Versions of a fiche the committee adopted, each a snapshot; the last noted counts. */
export const ficheReferences = sqliteTable(
  'fiche_references',
  {
    id: id(),
    documentId: text().notNull(),
    /** Of the plan of actions it belongs to. */
    annee: integer().notNull(),
    snapshotId: text()
      .notNull()
      .references(() => snapshots.id),
    adopteeA: instant().notNull(),
    adopteePar: text(),
  },
  (t) => [index('fiche_references_document').on(t.documentId)],
)

/** Who vouches for a link of the chain, and so for those before it. Append-only too. */
export const snapshotSeals = sqliteTable('snapshot_seals', {
  numero: integer().primaryKey(),
  publicKey: text().notNull(),
  signature: text().notNull(),
})

/** What a snapshot is about, and each document it holds: the timelines are read from here, the truth is in its content. */
export const snapshotSubjects = sqliteTable(
  'snapshot_subjects',
  {
    snapshotId: text()
      .notNull()
      .references(() => snapshots.id),
    /** Id of a document, a meeting, a group, an axis or a scheme. */
    subjectId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subjectId, t.snapshotId] })],
)

/**
 * What was put on the public page, one row each time. The address is that of its subject and does not change; the last
 * row of a subject says what stands there now.
 */
export const publications = sqliteTable(
  'publications',
  {
    numero: integer().primaryKey({ autoIncrement: true }),
    adresse: text().notNull(),
    sorte: text().$type<SortePublication>().notNull(),
    /** The restitution, or the meeting of the relevé. */
    subjectId: text().notNull(),
    groupeId: text(),
    snapshotId: text()
      .notNull()
      .references(() => snapshots.id),
    at: instant().notNull(),
    /** Not who: a published page names organisations. */
    role: text().$type<Role>().notNull(),
    /** As published: names struck out then must not come back when the list they were found with is erased. */
    outline: text({ mode: 'json' }).$type<Outline>().notNull(),
    retireeA: instant(),
    retireeRole: text().$type<Role>(),
  },
  (t) => [index('publications_subject').on(t.subjectId), index('publications_adresse').on(t.adresse)],
)

/** Decisions, commitments and missing actors of a closed meeting, followed until done. */
export const suivis = sqliteTable(
  'suivis',
  {
    id: id(),
    seanceId: text()
      .notNull()
      .references(() => seances.id),
    groupeId: text(),
    snapshotId: text().notNull(),
    documentId: text().notNull(),
    rowId: text().notNull(),
    nature: text().notNull(),
    texte: text().notNull(),
    qui: text(),
    /** Who is to bring a missing actor in. */
    contact: text(),
    echeance: text(),
    sousGroupeId: text(),
    pointId: text(),
    /** For a missing actor, when they joined. */
    faitA: instant(),
  },
  (t) => [uniqueIndex('suivis_row').on(t.documentId, t.rowId)],
)

/** How far a missing actor has come: one row per step that was made. */
export const etapesActeurs = sqliteTable(
  'etapes_acteurs',
  {
    suiviId: text()
      .notNull()
      .references(() => suivis.id, { onDelete: 'cascade' }),
    etape: text().$type<EtapeActeur>().notNull(),
    /** `2025-07-03`: the day it happened, as told. */
    le: text().notNull(),
    personId: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.suiviId, t.etape] })],
)

/** Security journal: sign-ins, rights, exports, closings. No names, no addresses. */
export const journal = sqliteTable('journal', {
  seq: integer().primaryKey({ autoIncrement: true }),
  at: instant().notNull(),
  act: text().notNull(),
  personId: text(),
  subject: text(),
  detail: text(),
})
