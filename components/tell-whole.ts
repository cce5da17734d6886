/** Tells those who hover the whole of a text where it is cut off; written into a page it would stand there twice. */
export function tellWhole(element: HTMLElement | null | undefined): void {
  if (element) element.title = element.scrollWidth > element.clientWidth ? element.textContent : "";
}
