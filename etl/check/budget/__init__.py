"""A budget workbook as a treasurer keeps it: headings of cost as rows, the budget and the months as columns."""
