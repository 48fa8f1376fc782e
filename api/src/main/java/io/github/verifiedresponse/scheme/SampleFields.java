package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.github.verifiedresponse.message.StrictObject;
import io.github.verifiedresponse.result.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The payload of a result, made from the rules of its entry where a test says nothing else. */
final class SampleFields {
  static final String CONFIGURED = "configured";

  private static final List<String> TEXTS =
      List.of("1700000000", "shop.myshopify.com", "/apps", "text-1");

  private final Vendor vendor;
  private final Template template;
  private final List<FieldRule> rules;
  private final String number;
  private ObjectNode fields;

  private SampleFields(Vendor vendor, Deployment deployment, String number, ObjectNode fields) {
    this.vendor = vendor;
    this.template = Template.compile(vendor.template, deployment);
    this.rules = vendor.kind.stream().map(rule -> FieldRule.parse(rule, deployment)).toList();
    this.number = number;
    this.fields = fields;
  }

  static ObjectNode of(Vendor vendor, Deployment deployment, Signing.Result result, Instant at) {
    ObjectNode given = Signing.read(result.json().isEmpty() ? "{}" : result.json());
    SampleFields sample = new SampleFields(vendor, deployment, result.number(), given);
    if (!result.number().isEmpty()) {
      sample.identify();
    }
    if (result.json().isEmpty()) {
      sample.rules.forEach(sample::meet);
      sample.decide(result.outcome());
    }
    sample.date(at, result.isTimed() || result.json().isEmpty());
    return sample.fields;
  }

  /** Sets what makes this result another one than the last. */
  private void identify() {
    List<String> ids =
        vendor.id.places().stream()
            .filter(place -> place.startsWith("/"))
            .map(place -> place.replace("?", ""))
            .toList();
    ids.forEach(place -> put(place, new TextNode("id-" + number)));
    if (!vendor.type.isEmpty() && fields.at(vendor.type).isMissingNode()) {
      put(vendor.type, new TextNode("type-1"));
    }
    template
        .pointers()
        .forEach(pointer -> put(pointer.toString(), new TextNode("signed-" + number)));
    if (vendor.payload == Vendor.Payload.FORM) {
      String keep = template.params().map(SignedParams::keep).orElse("");
      put("/" + keep + "more", new TextNode("more-" + number));
    } else if (vendor.id.places().isEmpty()) {
      put("/sample", new TextNode("sample-" + number));
    }
  }

  private void meet(FieldRule rule) {
    if (rule.absent()) {
      return;
    }
    String pointer = rule.pointer().toString();
    if (rule.pattern() != null && !rule.isMetBy(StrictObject.of(fields))) {
      put(
          pointer,
          new TextNode(
              Stream.concat(Stream.of(number), TEXTS.stream())
                  .filter(text -> rule.pattern().matcher(text).matches())
                  .findFirst()
                  .orElseThrow()));
    } else if (rule.pattern() == null && !rule.values().isEmpty()) {
      put(pointer, node(rule.values().get(0)));
    } else if (fields.at(pointer).isMissingNode()) {
      put(pointer, new TextNode("there"));
    }
  }

  private void decide(@Nullable Outcome wanted) {
    OutcomeRule rule = vendor.outcome;
    for (OutcomeRule.Case each : rule.cases()) {
      boolean isMeant = wanted == null ? !each.values().isEmpty() : each.outcome() == wanted;
      if (isMeant && decided(each)) {
        return;
      }
    }
    if (wanted != null && rule.of(StrictObject.of(fields)) != wanted) {
      throw new IllegalArgumentException(
          "results of the scheme "
              + vendor.name()
              + " never say "
              + wanted
              + ": give the result as JSON");
    }
  }

  private boolean decided(OutcomeRule.Case each) {
    ObjectNode before = fields;
    for (ValueNode value : values(each)) {
      fields = before.deepCopy();
      vendor.outcome.pointers().stream()
          .filter(
              pointer ->
                  rules.stream().noneMatch(it -> it.absent() && it.pointer().equals(pointer)))
          .forEach(pointer -> set(pointer, value));
      StrictObject sample = StrictObject.of(fields);
      if (vendor.outcome.of(sample) == each.outcome()
          && rules.stream().allMatch(rule -> rule.isMetBy(sample))) {
        return true;
      }
    }
    fields = before;
    return false;
  }

  /** A missing node for a field that is absent. */
  private static List<ValueNode> values(OutcomeRule.Case each) {
    if (each.whenAbsent()) {
      return List.of(MissingNode.getInstance());
    }
    List<ValueNode> values = new ArrayList<>();
    each.values().forEach(literal -> values.add(node(literal)));
    return values.isEmpty() ? List.of(new TextNode("other-1")) : values;
  }

  private void set(JsonPointer pointer, ValueNode value) {
    if (!value.isMissingNode()) {
      Payloads.put(fields, pointer, value);
    } else if (fields.at(pointer.head()) instanceof ObjectNode parent) {
      parent.remove(pointer.last().getMatchingProperty());
    }
  }

  private void date(Instant at, boolean always) {
    String place = vendor.time.place().replaceFirst("^json:", "");
    if (place.startsWith("/") && (always || fields.at(place).isMissingNode())) {
      String text = vendor.time.form().write(at);
      boolean isText =
          vendor.payload == Vendor.Payload.FORM || vendor.time.form() == TimeForm.RFC3339;
      put(place, isText ? new TextNode(text) : new LongNode(Long.parseLong(text)));
    }
    JsonNode expiry = fields.path("exp");
    if (expiry.isTextual() || (always && expiry.isNumber())) {
      fields.put("exp", at.plus(SigningRun.LIFETIME).getEpochSecond());
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
