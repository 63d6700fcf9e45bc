/** What is kept where, in plain words. */
export function StorageFacts() {
  return (
    <ul class="facts">
      <li>
        Your sign-in (tokens and client secret) lies in the keychain of this computer, under your own developer app.
        Dexcom asks partners to keep tokens on their servers; Steadyline has no server, so they stay with you.
      </li>
      <li>Your history lies in a file that is private to your login on this computer. The file is not encrypted.</li>
      <li>Nothing is sent anywhere else. Steadyline only asks Dexcom for your readings.</li>
    </ul>
  );
}
