/** Where the focus goes when a row is removed: the title of the one before it, else the button that adds. */
export const focusAfterRemoval = (section: HTMLElement | null, previous: string | undefined): HTMLElement | null => {
  const title =
    previous === undefined
      ? null
      : section?.querySelector<HTMLElement>(`[data-cle="${CSS.escape(previous)}"] [name="titre"]`)
  return title ?? section?.querySelector<HTMLElement>('[data-ajout]') ?? null
}
