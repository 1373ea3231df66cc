import type { Logger } from 'pino'
import type { AccessService } from '#server/access/access'
import type { CodeGuard } from '#server/access/code-guard'
import type { Commands } from '#server/commands/commands'
import type { Liaisons } from '#server/liaisons/liaisons'
import type { Printer } from '#server/printing/printer'
import type { Publications } from '#server/publication/publications'
import type { Writers } from '#server/snapshot/writers'
import type { AccessStore } from '#server/store/access-store'
import type { EmargementStore } from '#server/store/emargement-store'
import type { PlanStore } from '#server/store/plan-store'
import type { PublicationStore } from '#server/store/publication-store'
import type { SeanceStore } from '#server/store/seance-store'
import type { SnapshotStore } from '#server/store/snapshot-store'
import type { Clock, Lines, Mirrors, Rooms, Snapshots } from '../services.ts'

/** What the HTTP handlers need. Each subject adds what its own handlers use. */
export interface AppServices {
  access: AccessService
  accessStore: AccessStore
  mirrors: Mirrors
  codeGuard: CodeGuard
  emargements: EmargementStore
  seances: SeanceStore
  plan: PlanStore
  snapshotStore: SnapshotStore
  snapshots: Snapshots
  publicationStore: PublicationStore
  publications: Publications
  printer: Pick<Printer, 'write' | 'writes' | 'modeles'>
  writers: Writers
  rooms: Pick<Rooms, 'read' | 'restore' | 'seed' | 'late'>
  liaisons: Liaisons
  lines: Lines
  /** All that changes rows goes through these. */
  commands: Commands
  clock: Clock
  logger: Logger
  /** Address people type, without a final slash: PUBLIC_URL, else the address listened on. */
  publicUrl: () => string
  /** Folder of the built client. */
  clientDir: string
  /** False while the disk cannot be written: `/health/ready` says so. */
  ready: () => boolean
}
