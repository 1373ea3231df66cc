import type { Liaisons } from '#server/liaisons/liaisons'
import type { Access, Clock, Mirrors, Rooms, Snapshots } from '#server/services'
import type { PlanStore } from '#server/store/plan-store'
import type { SeanceStore } from '#server/store/seance-store'
import type { SessionStore } from '#server/store/session-store'
import type { Role } from '#shared/access/roles'

export interface CommandNeeds {
  seances: SeanceStore
  plan: PlanStore
  rooms: Pick<Rooms, 'seed' | 'read' | 'write' | 'append' | 'links' | 'late'>
  access: Pick<Access, 'changed' | 'document'>
  mirrors: Mirrors
  liaisons: Pick<Liaisons, 'lateFor' | 'forget' | 'settled'>
  snapshots: Pick<Snapshots, 'takeSeance' | 'takeDocument'>
  /** Names and the security journal are kept with the accesses. */
  people: Pick<SessionStore, 'savePerson' | 'note'>
  clock: Clock
}

/** Whoever gives a command, with the roles that count where it acts. */
export interface By {
  personId: string
  roles: readonly Role[]
}
