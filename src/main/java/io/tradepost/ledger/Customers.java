package io.tradepost.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tradepost.customer.Country;
import io.tradepost.customer.Customer;
import io.tradepost.customer.Grade;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The customer file as the agent and its people have added to it, and the folder names once given.
 */
public final class Customers {
  private final Sql sql;

  Customers(Sql sql) {
    this.sql = sql;
  }

  /**
   * A customer as entered here.
   *
   * @param edited whether a person did so, or changed it since
   */
  public record Entry(Customer customer, boolean edited) {}

  /** Every customer ever entered here, merged ones included. */
  public List<Entry> all() {
    return sql.list(
        r -> new Entry(read(r.getString("document")), r.getInt("edited") == 1),
        "SELECT document, edited FROM customer ORDER BY key");
  }

  public Optional<Customer> find(String key) {
    return sql.one(r -> read(r.getString(1)), "SELECT document FROM customer WHERE key = ?", key);
  }

  /** Enters or replaces; {@code edited} says that a person did so. */
  public void enter(Customer customer, boolean edited) {
    sql.update(
        "INSERT INTO customer (key, document, edited) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE"
            + " SET document = excluded.document, edited = max(edited, excluded.edited)",
        customer.key(),
        write(customer),
        edited);
  }

  /** Takes back a provisional customer that no letter was filed to and no person touched. */
  public void withdrawUnused() {
    String unused =
        """
         FROM customer WHERE edited = 0 AND document LIKE '%"provisional":true%' AND NOT EXISTS (
          SELECT 1 FROM target JOIN decision ON decision.id = target.decision JOIN copy ON copy.id = decision.copy
          WHERE target.customer = customer.key AND copy.outcome <> 'waiting')
        """;
    sql.update("DELETE FROM customer_folder WHERE key IN (SELECT key" + unused + ")");
    sql.update("DELETE" + unused);
  }

  /** The folder names once given, by customer key; they stay. */
  public Map<String, String> leaves() {
    Map<String, String> leaves = new TreeMap<>();
    sql.list(
            r -> Map.entry(r.getString("key"), r.getString("leaf")),
            "SELECT * FROM customer_folder")
        .forEach(e -> leaves.put(e.getKey(), e.getValue()));
    return leaves;
  }

  /** Remembers the folder name of a customer. */
  public void leaf(String key, String leaf) {
    sql.update(
        "INSERT INTO customer_folder (key, leaf) VALUES (?, ?)"
            + " ON CONFLICT (key) DO UPDATE SET leaf = excluded.leaf WHERE leaf <> excluded.leaf",
        key,
        leaf);
  }

  private static String write(Customer customer) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("key", customer.key());
    node.put("code", customer.code());
    node.put("name", customer.name());
    node.put("short", customer.shortName());
    node.put("country", customer.country().code());
    texts(node, "domains", customer.domains());
    texts(node, "addresses", customer.addresses());
    texts(node, "learned", customer.learned());
    node.put("grade", customer.grade().name());
    node.put("owner", customer.owner());
    node.put("provisional", customer.provisional());
    ObjectNode details = node.putObject("details");
    new TreeMap<>(customer.details()).forEach(details::put);
    node.put("mergedInto", customer.mergedInto());
    return node.toString();
  }

  private static void texts(ObjectNode node, String field, Collection<String> texts) {
    var array = node.putArray(field);
    texts.forEach(array::add);
  }

  private static Customer read(String document) {
    JsonNode node = Texts.tree(document);
    Map<String, String> details = new TreeMap<>();
    node.get("details").properties().forEach(e -> details.put(e.getKey(), e.getValue().asText()));
    return new Customer(
        node.get("key").asText(),
        node.get("code").asText(),
        node.get("name").asText(),
        node.get("short").asText(),
        new Country(node.get("country").asText()),
        texts(node, "domains"),
        texts(node, "addresses"),
        texts(node, "learned"),
        Grade.valueOf(node.get("grade").asText()),
        node.get("owner").asText(),
        node.get("provisional").asBoolean(),
        details,
        node.get("mergedInto").asText());
  }

  private static Set<String> texts(JsonNode node, String field) {
    Set<String> texts = new TreeSet<>();
    node.get(field).forEach(t -> texts.add(t.asText()));
    return texts;
  }
}
