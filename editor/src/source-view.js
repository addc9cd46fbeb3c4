// A block that is not understood, shown as it is written, in a field of its own.
export class SourceView {
  constructor(node, view, getPos, say) {
    Object.assign(this, { node, view, getPos });
    this.dom = document.createElement('div');
    this.dom.className = 'source-block';
    this.dom.contentEditable = 'false';
    const label = document.createElement('label');
    label.textContent = say('原样保留的内容', 'Kept as it is written');
    this.area = document.createElement('textarea');
    this.area.value = node.attrs.text;
    this.area.spellcheck = false;
    this.fit();
    this.area.addEventListener('input', () => {
      const at = this.getPos();
      if (at === undefined) return;
      this.view.dispatch(this.view.state.tr.setNodeAttribute(at, 'text', this.area.value));
    });
    label.append(this.area);
    this.dom.append(label);
  }

  fit() { this.area.rows = Math.min(12, Math.max(1, this.area.value.split('\n').length)); }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    if (this.area.value !== node.attrs.text) this.area.value = node.attrs.text;
    this.fit();
    return true;
  }

  stopEvent() { return true; }
  ignoreMutation() { return true; }
}
