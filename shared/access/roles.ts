export const roles = {
  administrateur: 'Administrateur·rice',
  animateur: 'Animateur·rice',
  coanimateur: 'Coanimateur·rice',
  secretaire: 'Secrétaire de séance',
  membre: 'Membre du CDSF',
  delegue: 'Délégué·e d’un membre',
  volontaire: 'Volontaire',
  invite: 'Sur invitation',
  observateur: 'Observateur·rice',
  relecteur: 'Relecteur·rice',
} as const
export type Role = keyof typeof roles

const { relecteur: _, ...given } = roles
/** What a personal link may be made for. Reviewers are named on their restitution, which is all they read. */
export const rolesDonnes = given

/** Who takes part in a meeting by signing its attendance. */
export const participants: readonly Role[] = ['membre', 'delegue', 'volontaire', 'invite']
/** Same powers in the meeting, at any moment, from any device. */
export const facilitators: readonly Role[] = ['administrateur', 'animateur', 'coanimateur']
