import type { IncomingMessage, RequestListener } from "node:http";

// A request costs a millisecond or two until it waits for something: so long at most a page waits behind posts.
const A_TURN = 4;

/**
 * Lets only so many of some requests begin in one turn of the event loop, the others in later ones, in order. A thousand
 * senders who come at once were served before the page that was asked for just behind them: it waited two seconds.
 */
export function inTurns(handle: RequestListener, isPatient: (request: IncomingMessage) => boolean): RequestListener {
  const waiting: (() => void)[] = [];
  let begun = 0;
  let ends = false;

  function nextTurn(): void {
    begun = 0;
    ends = false;
    while (begun < A_TURN && waiting.length > 0) begin(waiting.shift() as () => void);
  }

  function begin(work: () => void): void {
    begun += 1;
    if (!ends) setImmediate(nextTurn);
    ends = true;
    work();
  }

  return (request, response) => {
    if (!isPatient(request)) return handle(request, response);
    const work = () => {
      // Whoever has hung up needs no answer.
      if (!request.destroyed) handle(request, response);
    };
    if (begun < A_TURN && waiting.length === 0) begin(work);
    else waiting.push(work);
  };
}
