package org.campaignautomation.enrollment.catalog;

/** Something is asked for that no campaign has: never to be expected, and no matter of waiting. */
public final class CatalogException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  CatalogException(String message) {
    super(message);
  }
}
