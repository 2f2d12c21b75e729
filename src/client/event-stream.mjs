/** The fields of one event: those of several lines are joined. */
function fieldsOf(block) {
  const fields = {};
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /, '');
    fields[name] = name in fields ? `${fields[name]}\n${value}` : value;
  }
  return fields;
}

/** Aborts its signal, with the reason, once nothing was heard for so long; `rest` ends the watch. */
export function watchSilence(milliseconds, reason) {
  const silence = new AbortController();
  const cut = () => silence.abort(reason);
  let timer = setTimeout(cut, milliseconds);
  const rest = () => clearTimeout(timer);
  const heard = () => {
    rest();
    timer = setTimeout(cut, milliseconds);
  };
  return { signal: silence.signal, heard, rest };
}

/**
 * Reads the events of a response as they come; comments, which keep connections, are passed over.
 *
 * @param {Response} response
 * @param {() => void} onHeard is called whenever anything comes
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function* eventsOf(response, onHeard) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      onHeard();
      text += decoder.decode(value, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = fieldsOf(block);
        if (fields.event !== undefined) yield fields;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
