/** A table and the seats around it. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <circle cx="14" cy="14" r="6.2" fill="none" stroke="#1c2033" strokeWidth="2.4" />
      <circle cx="14" cy="2.6" r="2.3" fill="#3346c4" />
      <circle cx="23.9" cy="8.3" r="2.3" fill="#0f766e" />
      <circle cx="23.9" cy="19.7" r="2.3" fill="#b45309" />
      <circle cx="14" cy="25.4" r="2.3" fill="#3346c4" />
      <circle cx="4.1" cy="19.7" r="2.3" fill="#b42318" />
      <circle cx="4.1" cy="8.3" r="2.3" fill="#0f766e" />
    </svg>
  )
}
