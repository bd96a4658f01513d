"""What is shown of the data: charts, tables, text alternatives, and the rows behind them."""
