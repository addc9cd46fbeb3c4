// Lets a harness ask the search page's own engine: `open(page, base)` and `search(page, query)`.
export const open = async (page, base) => {
  await page.goto(`${base}/search.html`);
  await page.waitForFunction(() => window.gongbao);
};

// As a reader sees it: ten results with their snippets.
export const search = (page, query) => page.evaluate(async query => {
  const answer = await window.gongbao.search(query);
  return { urls: answer.items.map(item => `/${item.card[1]}`), total: answer.total };
}, query);
