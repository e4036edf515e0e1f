// Hands a file to the person: the token goes with the request, so a plain link to the server would not do.

/** Offers `content` as a download named `name`. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after this turn; releasing it at once would break the download.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
