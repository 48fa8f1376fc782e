package io.github.verifiedresponse.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table of vendors whose signatures this library knows: one entry a vendor, and no code of a
 * vendor anywhere else. Yours are built with {@link Vendor#named}.
 */
public final class Vendors {
  private static final List<Vendor> ALL = table();

  private Vendors() {}

  private static List<Vendor> table() {
    List<Vendor> all = new ArrayList<>();
    all.addAll(IdentityVendors.all());
    all.addAll(CredentialVendors.all());
    all.addAll(PurchaseVendors.all());
    all.addAll(PaymentVendors.all());
    all.addAll(ShopVendors.all());
    all.addAll(PlatformVendors.all());
    all.addAll(StandardVendors.all());
    all.addAll(RefusedVendors.all());
    return List.copyOf(all);
  }

  /** {@return all entries, those among them that are refused too} */
  public static List<Vendor> all() {
    return ALL;
  }

  /** {@return the entry of this name, the usual one where a vendor has several kinds of result} */
  public static Optional<Vendor> find(String name) {
    return ALL.stream().filter(vendor -> vendor.name().equals(name)).findFirst();
  }

  /** {@return the entry of this name for one of a vendor's kinds of result} */
  public static Optional<Vendor> find(String name, String variant) {
    return ALL.stream()
        .filter(vendor -> vendor.name().equals(name) && vendor.variant().equals(variant))
        .findFirst();
  }

  /**
   * {@return the entry of this name}
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Vendor named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the table has no vendor with this name: Vendors.all() lists them; or build"
                        + " your own"));
  }
}
