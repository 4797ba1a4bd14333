-- Lists within a reach pin the region's first digits or the body; see foundation.ReachQuery.
create index post_by_region_2 on staff.post (left(region, 2), id) where ended_at is null;
create index post_by_region_4 on staff.post (left(region, 4), id) where ended_at is null;
create index post_by_region_6 on staff.post (left(region, 6), id) where ended_at is null;
create index post_by_region_9 on staff.post (left(region, 9), id) where ended_at is null;
create index post_by_body on staff.post ((split_part(organisation, '-', 1) || '-' || split_part(organisation, '-', 2)), id);

-- Who holds a permission at a place: the grants of the divisions above it.
create index role_grant_by_region on staff.role_grant (region, role) where approved_by is not null and revoked_by is null;
