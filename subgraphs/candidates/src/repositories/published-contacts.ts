/** Everybody at desks whom work can be given to, as SQL of a table: contacts in charge, their deputies, and those for topics. */
export const publishedContacts = `(
  select id, desk_id, valid_from, valid_until from regions.published_contact
  union all select id, desk_id, valid_from, valid_until from regions.published_topic_contact)`;
