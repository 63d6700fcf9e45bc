import { expect, openApp, settingsFile, signIn, test } from '../support/e2e';

test('where the keychain is locked, deleting says that the sign-in is still there, and the account stays to go on with', async ({
  desk,
  simulator,
}) => {
  const { page } = await openApp(desk);
  await signIn(desk, page, simulator);
  await expect(page.getByText('Connected.')).toBeVisible();
  await desk.lockKeyring();
  const answer = await page.evaluate(() => window.steadyline.deleteData());
  expect(answer).toEqual({ ok: false, error: 'keychain' });
  expect(JSON.parse(await settingsFile(desk)).account).toMatchObject({ signedIn: true });
});
