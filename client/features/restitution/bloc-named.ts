import { type Bloc, blocs } from '#shared/prose/content'

/** What a data block names; anything may be missing in what was pasted. */
export interface BlocNamed {
  bloc: string | null
  instantane: string | null
  /** The fiche or the sub-group it is narrowed to. */
  cle: string | null
  /** The earlier snapshot it compares with. */
  depuis: string | null
  forme: string | null
}

export const named = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

export const blocNamed = (attrs: Readonly<Record<string, unknown>>): BlocNamed => ({
  bloc: named(attrs.bloc),
  instantane: named(attrs.instantane),
  cle: named(attrs.cle),
  depuis: named(attrs.depuis),
  forme: named(attrs.forme),
})

export const isBloc = (name: unknown): name is Bloc => typeof name === 'string' && Object.hasOwn(blocs, name)
