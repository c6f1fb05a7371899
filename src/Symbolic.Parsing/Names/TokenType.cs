global using TokenType = Symbolic.Parsing.Grammar.SymbolicLexer;
