/** Once the faults of a form are drawn, the first one has the focus: what is wrong may be out of sight. */
export function focusFirstFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() =>
    form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] :is(input, textarea)')?.focus(),
  )
}
