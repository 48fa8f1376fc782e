package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.List;

/** The payload of a result, made from the rules of its entry alone. */
final class SampleFields {
  static final String CONFIGURED = "configured";

  private static final List<String> TEXTS =
      List.of("1700000000", "shop.myshopify.com", "/apps", "text-1");

  private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
  private final Vendor vendor;

  private SampleFields(Vendor vendor) {
    this.vendor = vendor;
  }

  static ObjectNode of(Vendor vendor, Deployment deployment, long now) {
    SampleFields sample = new SampleFields(vendor);
    vendor.id.places().stream()
        .filter(place -> place.startsWith("/"))
        .forEach(place -> sample.put(place.replace("?", ""), new TextNode("id-1")));
    if (!vendor.type.isEmpty()) {
      sample.put(vendor.type, new TextNode("type-1"));
    }
    Template.compile(vendor.template, deployment)
        .pointers()
        .forEach(pointer -> sample.put(pointer.toString(), new TextNode("signed-1")));
    vendor.kind.forEach(rule -> sample.meet(FieldRule.parse(rule, deployment)));
    if (!vendor.outcome.cases().isEmpty()) {
      sample.decide();
    }
    sample.date(now);
    return sample.fields;
  }

  private void meet(FieldRule rule) {
    if (rule.absent()) {
      return;
    }
    String pointer = rule.pointer().toString();
    if (rule.pattern() != null) {
      put(
          pointer,
          new TextNode(
              TEXTS.stream()
                  .filter(text -> rule.pattern().matcher(text).matches())
                  .findFirst()
                  .orElseThrow()));
    } else if (!rule.values().isEmpty()) {
      put(pointer, node(rule.values().get(0)));
    } else if (fields.at(pointer).isMissingNode()) {
      put(pointer, new TextNode("there"));
    }
  }

  private void decide() {
    for (OutcomeRule.Case each : vendor.outcome.cases()) {
      if (!each.values().isEmpty()) {
        String pointer = vendor.outcome.pointers().get(0).toString();
        boolean ruled = vendor.kind.stream().anyMatch(rule -> rule.startsWith(pointer + "="));
        if (!ruled) {
          put(pointer, node(each.values().get(0)));
        }
        return;
      }
    }
  }

  private void date(long now) {
    String place = vendor.time.place().replaceFirst("^json:", "");
    if (place.startsWith("/")) {
      long value = vendor.time.form() == TimeForm.MILLISECONDS ? now * 1000 : now;
      put(
          place,
          vendor.payload == Vendor.Payload.FORM
              ? new TextNode(Long.toString(value))
              : new LongNode(value));
    }
  }

  private static ValueNode node(Literal literal) {
    return switch (literal.type()) {
      case STRING -> new TextNode(literal.text());
      case BOOLEAN -> BooleanNode.valueOf(literal.text().equals("true"));
      case INTEGER -> new LongNode(Long.parseLong(literal.text()));
    };
  }

  private void put(String pointer, ValueNode value) {
    Payloads.put(fields, JsonPointer.compile(pointer), value);
  }
}
