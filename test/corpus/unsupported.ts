/** Something that XMILE has and our language has no words for. */
export class Unsupported extends Error {}
