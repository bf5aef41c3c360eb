package org.campaignautomation.enrollment.catalog;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campaignautomation.enrollment.sql.Database;

/**
 * The campaigns and tenants that are known here. Everything runs in the caller's transaction.
 *
 * <p>A contact is held against all known definitions, a new definition against the stored contacts.
 * So that a contact and a definition which arrive at the same moment cannot both miss each other,
 * changing the catalog waits for those who rely on it ({@link #holdStill}), and they for it.
 */
@Singleton
public class Catalog {
  private static final int CACHED_VERSIONS = 1_000;
  private static final String SHARED =
      "select pg_advisory_xact_lock_shared(hashtext('enrollment catalog')) is null as locked";
  private static final String EXCLUSIVE =
      "select pg_advisory_xact_lock(hashtext('enrollment catalog')) is null as locked";

  private final Database database;
  private final CampaignTable campaigns;
  private final CampaignVersionTable versions;
  private final TenantSettingsTable settings;
  private final CampaignFollower follower;
  private final Map<VersionKey, CampaignVersion> cache =
      Collections.synchronizedMap(new LeastRecentlyUsed());

  Catalog(
      Database database,
      CampaignTable campaigns,
      CampaignVersionTable versions,
      TenantSettingsTable settings,
      CampaignFollower follower) {
    this.database = database;
    this.campaigns = campaigns;
    this.versions = versions;
    this.settings = settings;
    this.follower = follower;
  }

  /** Takes in definitions; what is not newer than the known changes nothing. */
  public void define(List<Definition> definitions) {
    database.query(EXCLUSIVE, row -> row.flag("locked"));
    List<CampaignVersion> added =
        versions.store(
            newest(
                definitions.stream().map(Definition::version).toList(),
                version -> new VersionKey(version.campaignId(), version.version()),
                Comparator.comparing(CampaignVersion::version)));
    Collection<Campaign> newest =
        newest(
            definitions.stream().map(Definition::campaign).toList(),
            Campaign::campaignId,
            Comparator.comparing(Campaign::revision));
    Map<UUID, Campaign> before = byId(newest.stream().map(Campaign::campaignId).toList());
    List<UUID> stored = campaigns.store(newest);
    follower.changed(
        newest.stream()
            .filter(campaign -> stored.contains(campaign.campaignId()))
            .map(after -> new CampaignFollower.Change(before.get(after.campaignId()), after))
            .toList(),
        added);
  }

  /** Takes in settings; what is not newer than the known changes nothing. */
  public void settle(List<TenantSettings> batch) {
    settings.store(
        newest(batch, TenantSettings::tenantId, Comparator.comparing(TenantSettings::revision)));
  }

  /** What the given tenants demand of all that is sent; read anew, as it holds at once. */
  public TenantRules rules(Collection<String> tenantIds) {
    return new TenantRules(settings.rules(new HashSet<>(tenantIds)));
  }

  /** Keeps all campaigns as they are until the caller's transaction ends. */
  public void holdStill() {
    database.query(SHARED, row -> row.flag("locked"));
  }

  /**
   * The campaigns that some contact of these tenants may match.
   *
   * @param earliest the earliest of the contacts' acceptance
   * @param latest the latest
   */
  public List<Campaign> matching(Collection<String> tenantIds, Instant earliest, Instant latest) {
    return campaigns.matching(tenantIds, earliest, latest);
  }

  /** The known ones of the given campaigns. */
  public Map<UUID, Campaign> byId(Collection<UUID> campaignIds) {
    return campaigns.find(campaignIds).stream()
        .collect(Collectors.toMap(Campaign::campaignId, Function.identity()));
  }

  /**
   * A version.
   *
   * @throws CatalogException if it is not known, which no job's version can be
   */
  public CampaignVersion version(UUID campaignId, int version) {
    VersionKey key = new VersionKey(campaignId, version);
    CampaignVersion cached = cache.get(key);
    if (cached != null) {
      return cached;
    }
    CampaignVersion found =
        versions
            .find(campaignId, version)
            .orElseThrow(() -> new CatalogException("an unknown version of a campaign"));
    cache.put(key, found);
    return found;
  }

  /** The versions that people on earlier ones are taken to, oldest first. */
  public List<CampaignVersion> moving(UUID campaignId) {
    return versions.moving(campaignId);
  }

  private static <T, K> Collection<T> newest(
      List<T> batch, Function<T, K> key, Comparator<T> order) {
    return batch.stream()
        .collect(Collectors.toMap(key, Function.identity(), BinaryOperator.maxBy(order)))
        .values();
  }

  private record VersionKey(UUID campaignId, int version) {}

  private static final class LeastRecentlyUsed extends LinkedHashMap<VersionKey, CampaignVersion> {
    private static final long serialVersionUID = 1L;

    LeastRecentlyUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<VersionKey, CampaignVersion> eldest) {
      return size() > CACHED_VERSIONS;
    }
  }
}
