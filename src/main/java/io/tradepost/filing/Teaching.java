package io.tradepost.filing;

import io.tradepost.customer.Country;
import io.tradepost.letter.Address;
import io.tradepost.mailbox.FolderPath;

/** What is learnt from a letter that a person moved. */
public sealed interface Teaching {
  /**
   * The address is that customer's: to be entered as learned, taken from any other customer that
   * learned it, and {@link Lessons#without taken out} of the lessons.
   *
   * @param address lower case
   */
  record CustomerAddress(String customerKey, String address) implements Teaching {}

  /**
   * A person made a folder for a company that is not in the customer file: a new customer, whose
   * folder is that one.
   *
   * @param company the folder's name
   * @param sender who is to be found at this company from now on
   */
  record NewCustomer(Country country, String company, Address sender, FolderPath folder)
      implements Teaching {}

  /**
   * The sender's next letters go to that folder: to be kept as a {@link Lesson}, and to be taken
   * from the learned addresses of any customer.
   *
   * @param address lower case
   */
  record Placement(String address, FolderPath folder) implements Teaching {}

  /** Nothing, and why. */
  record Nothing(Reason why) implements Teaching {}
}
