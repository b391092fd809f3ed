/** A control of a framework, or several that are listed together, in our own words. */
export interface CatalogueEntry {
  readonly ids: readonly string[];
  /** What it is about. */
  readonly subject: string;
  /** Why no template can show it. Missing where a template can show something of it. */
  readonly beyond?: string;
  /** The ids are sections: they cover what is numbered below them. */
  readonly section?: true;
}
