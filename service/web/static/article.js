// Brings the quoted words into sight.

document.querySelector("mark")?.scrollIntoView({ block: "center" });
