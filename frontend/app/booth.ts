// Comfort in the booth: counts while choosing, says why nothing more can be chosen, prints the receipt. The server
// checks all of it.
const booth = document.querySelector<HTMLFormElement>('form.booth');

if (booth) {
  const most = Number(booth.dataset.most);
  const said = document.getElementById('booth-left');
  const full = document.getElementById('booth-full');
  const words = (said?.dataset.words ?? '').split('|');
  const boxes = Array.from(booth.querySelectorAll<HTMLInputElement>('input[name="pick"]'));

  const show = () => {
    const left = Math.max(0, most - boxes.filter((box) => box.checked).length);
    if (said && said.textContent !== words[left]) said.textContent = words[left] ?? '';
    if (full) full.hidden = left > 0;
    boxes.forEach((box) => {
      const closed = left === 0 && !box.checked;
      if (closed) {
        box.setAttribute('aria-disabled', 'true');
        box.setAttribute('aria-describedby', 'booth-full');
      } else {
        box.removeAttribute('aria-disabled');
        box.removeAttribute('aria-describedby');
      }
    });
  };

  booth.addEventListener('click', (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.getAttribute('aria-disabled') !== 'true' || !box.checked) return;
    // Not disabled, so that keyboards and screen readers still reach it and hear the reason.
    event.preventDefault();
    if (full) {
      full.setAttribute('role', 'alert');
      const reason = full.textContent;
      full.textContent = '';
      full.textContent = reason;
    }
  });
  booth.addEventListener('change', show);
  window.addEventListener('pageshow', show);
  show();
}

document.querySelectorAll<HTMLButtonElement>('button[data-print]').forEach((button) => {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
});
