/** Tells those who hover the whole of a text that is cut off where it stands; written into a page it would stand there twice. */
export function tellWhole(element: HTMLElement | null | undefined): void {
  if (element && element.scrollWidth > element.clientWidth) element.title = element.textContent;
}
